//! The audit read in pages, the newest first. No row is ever counted and none skipped: a page begins after the last
//! row of the one before, so that the thousandth costs what the first does.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder, QuerySelect};

use super::{AuditId, COLUMN, Column, Entity, Model, Outcome, PERSON};
use crate::staff::{self, AccountId};

/// Which rows.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// From when.
    pub from: Option<DateTime<Utc>>,
    /// Until before when.
    pub to: Option<DateTime<Utc>>,
    /// What this member of staff did, and what was done to their account.
    pub account: Option<AccountId>,
    /// One of these acts; any where there is none.
    pub acts: Vec<&'static str>,
    /// Only what was refused.
    pub refused: bool,
    /// About the person with this pseudonym.
    pub pseudonym: Option<String>,
}

/// Where a page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// With the newest row.
    Newest,
    /// With the newest of those before this one.
    Before(AuditId),
    /// With the oldest of those after this one, read backwards.
    After(AuditId),
}

/// A page.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// Its rows, the newest first.
    pub rows: Vec<Model>,
    /// Whether newer ones stand before it.
    pub has_newer: bool,
    /// Whether older ones come after it.
    pub has_older: bool,
}

/// The rows that are `asked` for, at most `limit` from `start`. A start that is no row is the newest.
pub async fn page(
    db: &impl ConnectionTrait,
    asked: &Asked,
    start: Start,
    limit: u64,
) -> Result<Listed, DbErr> {
    let rows = Entity::find().filter(asked.condition(db).await?);
    let (edge, is_backwards) = match start {
        Start::Newest => (None, false),
        Start::Before(id) => (Entity::find_by_id(id).one(db).await?, false),
        Start::After(id) => (Entity::find_by_id(id).one(db).await?, true),
    };
    // The first comparison alone is what the index is read by.
    let rows = match &edge {
        Some(edge) if is_backwards => rows
            .filter(COLUMN.at.gte(edge.at))
            .filter(Condition::any().add(COLUMN.at.gt(edge.at)).add(COLUMN.id.gt(edge.id))),
        Some(edge) => rows
            .filter(COLUMN.at.lte(edge.at))
            .filter(Condition::any().add(COLUMN.at.lt(edge.at)).add(COLUMN.id.lt(edge.id))),
        None => rows,
    };
    let is_backwards = is_backwards && edge.is_some();
    let rows = if is_backwards {
        rows.order_by_asc(COLUMN.at).order_by_asc(COLUMN.id)
    } else {
        rows.order_by_desc(COLUMN.at).order_by_desc(COLUMN.id)
    };
    let mut rows = rows.limit(limit + 1).all(db).await?;
    let is_more = rows.len() as u64 > limit;
    rows.truncate(limit as usize);
    if is_backwards {
        rows.reverse();
        return Ok(Listed { rows, has_newer: is_more, has_older: true });
    }
    Ok(Listed { rows, has_newer: edge.is_some(), has_older: is_more })
}

impl Asked {
    async fn condition(&self, db: &impl ConnectionTrait) -> Result<Condition, DbErr> {
        let mut all = Condition::all();
        if let Some(from) = self.from {
            all = all.add(COLUMN.at.gte(from));
        }
        if let Some(to) = self.to {
            all = all.add(COLUMN.at.lt(to));
        }
        if let Some(account) = self.account {
            // Who signs in is a guest until they are in.
            let own = Condition::all()
                .add(COLUMN.subject_kind.eq(staff::KIND))
                .add(COLUMN.subject_id.eq(account.0));
            all = all.add(Condition::any().add(COLUMN.actor_id.eq(account.0)).add(own));
        }
        if !self.acts.is_empty() {
            all = all.add(COLUMN.act.is_in(self.acts.iter().copied()));
        }
        if self.refused {
            all = all.add(Column::Outcome.eq(Outcome::Refused));
        }
        if let Some(pseudonym) = &self.pseudonym {
            let known = Entity::find().filter(COLUMN.pseudonym.eq(pseudonym.clone()));
            let person = known.order_by_desc(COLUMN.at).one(db).await?.and_then(|row| row.subject_id);
            // By the person, so that rows without a pseudonym, from before there were any, are among them.
            all = match person {
                Some(person) => all.add(COLUMN.subject_kind.eq(PERSON)).add(COLUMN.subject_id.eq(person)),
                None => all.add(COLUMN.pseudonym.eq(pseudonym.clone())),
            };
        }
        Ok(all)
    }
}
