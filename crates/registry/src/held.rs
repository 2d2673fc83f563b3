//! Registrations kept apart until it is clear that a person sent them: the slow lane. Each has its number at once and
//! loses nothing; it only waits, outside of the queue, of lists and of counts, until a code from its e-mail, the desk,
//! or the hourly allowance of its range of addresses frees it.
//!
//! The fast lane is for whoever shows the work that a page's script does ([`kit::proof`]) and took as long as a person
//! takes. Neither says who somebody is, and neither asks a third party.

use accounts::audit::{self, ActorKind, Entry};
use accounts::limit::{self, Limit};
use accounts::{App, Ctx};
use chrono::{DateTime, TimeDelta, Utc};
use kit::db::{self, Intent};
use kit::field::{Purpose, Retention, Table, Tier, field};
use kit::{Result, job, proof};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use serde_json::json;

use crate::draft::Draft;
use crate::person::{self, PersonId};
use crate::standing;

/// How many of one range may wait and still be freed by its allowance. More is a flood, which the allowance would
/// let into the queue hour by hour.
const FLOOD: usize = 24;
/// Ranges that are looked at in one go.
const RANGES: u64 = 500;

/// A row of `held`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "held")]
pub struct Model {
    /// Whose registration it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// Keyed hash of the range of addresses it came from.
    pub range_hash: Vec<u8>,
    /// Whether it filled in what no person sees: no allowance frees it.
    pub trapped: bool,
    /// Since when it waits.
    pub at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "held",
    person: Some("person_id"),
    fields: &[
        field("person_id", Tier::T1, Purpose::Operation, Retention::Use),
        field("range_hash", Tier::T2, Purpose::Operation, Retention::Use),
        field("trapped", Tier::T2, Purpose::Operation, Retention::Use),
        field("at", Tier::T2, Purpose::Operation, Retention::Use),
    ],
};

/// What a registration showed of its sender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sender {
    /// The work, and the time that a person takes.
    Proven,
    /// Nothing: no scripts, or too quick.
    Unproven,
    /// It filled in the box that no person sees.
    Trapped,
}

/// What the sender of `draft` showed: `trap` is what stood in the box that no person sees, `work` what the script
/// found.
pub fn sender(ctx: &Ctx, draft: &Draft, trap: &str, work: &str) -> Sender {
    let least = TimeDelta::seconds(ctx.app().settings.robots.least_seconds.into());
    if !trap.is_empty() {
        Sender::Trapped
    } else if ctx.now() - draft.begun_at >= least && proof::holds(&draft.token, work) {
        Sender::Proven
    } else {
        Sender::Unproven
    }
}

/// Keyed hash of the range of addresses that asks.
fn range_hash(ctx: &Ctx) -> Vec<u8> {
    ctx.app().keys.hash("held.range", &ctx.range().bytes())
}

/// Whether a registration of `sender` goes straight to the queue. Counts it against the allowances of its range of
/// addresses.
pub async fn passes(ctx: &Ctx, sender: Sender) -> Result<bool> {
    let robots = &ctx.app().settings.robots;
    let range = range_hash(ctx);
    Ok(match sender {
        Sender::Trapped => false,
        Sender::Proven if limit::take(ctx, &proven(robots.hourly_proven), &range).await? => true,
        Sender::Proven | Sender::Unproven => {
            limit::take(ctx, &unproven(robots.hourly_unproven), &range).await?
        }
    })
}

fn proven(most: u32) -> Limit {
    Limit::an_hour("register.proven", most)
}

fn unproven(most: u32) -> Limit {
    Limit::an_hour("register.unproven", most)
}

/// Notes that the registration of `person` waits.
pub async fn keep(ctx: &Ctx, person: PersonId, sender: Sender) -> Result<()> {
    let row = ActiveModel {
        person_id: Set(person),
        range_hash: Set(range_hash(ctx)),
        trapped: Set(sender == Sender::Trapped),
        at: Set(ctx.now()),
    };
    Entity::insert(row).exec_without_returning(ctx.tx().await?).await?;
    Ok(())
}

/// What is noted of the registration of `person`, while it waits.
pub async fn of(db: &impl ConnectionTrait, person: PersonId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(person).one(db).await
}

/// Frees the registration of `person`, if it waits: a person stands behind it.
pub async fn release(ctx: &Ctx, person: PersonId) -> Result<()> {
    let db = ctx.tx().await?;
    if free(db, person, ctx.now()).await? {
        ctx.record(Entry::done("person.release").to(person::KIND, person.0));
        ctx.enqueue(person::INDEX_JOB, &json!({ "person": person })).await?;
    }
    Ok(())
}

/// Takes the row away and puts the registration into the queue; whether it waited.
async fn free(db: &impl ConnectionTrait, person: PersonId, now: DateTime<Utc>) -> Result<bool, DbErr> {
    Entity::delete_by_id(person).exec(db).await?;
    standing::free_held(db, person, now).await
}

/// Forgets that the registration of `person` waited: it was decided otherwise.
pub async fn forget(db: &impl ConnectionTrait, person: PersonId) -> Result<(), DbErr> {
    Entity::delete_by_id(person).exec(db).await.map(drop)
}

/// Frees, of each range of addresses whose allowance of this hour is not used up, who waits longest; returns how
/// many. Ranges in which a flood waits are left alone.
pub async fn release_due(app: &App, now: DateTime<Utc>) -> anyhow::Result<u64> {
    let limit = unproven(app.settings.robots.hourly_unproven);
    let reading = db::begin_for_all(&app.db, Intent::Read).await?;
    let ranges: Vec<Vec<u8>> = Entity::find()
        .select_only()
        .column(Column::RangeHash)
        .filter(COLUMN.trapped.eq(false))
        .group_by(Column::RangeHash)
        .limit(RANGES)
        .into_tuple()
        .all(&*reading)
        .await?;
    reading.rollback().await?;
    let mut freed = 0;
    for range in ranges {
        let transaction = db::begin_for_all(&app.db, Intent::Write).await?;
        let waiting = Entity::find()
            .filter(Column::RangeHash.eq(range.clone()))
            .filter(COLUMN.trapped.eq(false))
            .order_by_asc(COLUMN.at)
            .limit(FLOOD as u64 + 1)
            .all(&*transaction)
            .await?;
        let first = waiting.first().filter(|_| waiting.len() <= FLOOD);
        if let Some(row) = first
            && limit::take_at(&*transaction, &app.keys, now, &limit, &range).await?
            && free(&*transaction, row.person_id, now).await?
        {
            let entry = Entry::done("person.release").to(person::KIND, row.person_id.0);
            audit::write(&*transaction, &app.keys, (ActorKind::System, None), now, vec![entry]).await?;
            job::enqueue(&*transaction, person::INDEX_JOB, &json!({ "person": row.person_id }), None, now)
                .await?;
            freed += 1;
        }
        transaction.commit().await?;
    }
    if freed > 0 {
        app.ring();
    }
    Ok(freed)
}
