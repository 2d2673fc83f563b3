//! The department asks somebody, wherever they live, whether they would; they say yes or no.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::policy::Action;
use accounts::staff::AccountId;
use chrono::{DateTime, Utc};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use serde_json::json;

use super::{ActiveModel, COLUMN, Column, Entity, Model, Said, State, find_of, new};
use crate::notice;
use crate::opportunity::{self, OpportunityId};
use crate::person::{self, KIND, PersonId, Source};

/// How many open opportunities one person may be asked for at once: a known expert is to answer, not to be flooded.
pub const MOST_ASKED: u64 = 10;

/// That `person` is asked for `opportunity` with these words, as `by` wrote at `at`.
pub fn new_asked(
    (person, opportunity): (PersonId, OpportunityId),
    words: &str,
    (by, at): (AccountId, DateTime<Utc>),
) -> ActiveModel {
    ActiveModel {
        state: Set(State::Asked),
        asking: Set(words.to_owned()),
        asked_by: Set(Some(by)),
        ..new((person, opportunity), &Said::default(), Source::Desk, at)
    }
}

/// What became of asking somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// They are asked now.
    New,
    /// They were asked, or said something to it, before: who said no, or took their interest back, is left in peace.
    Known,
    /// They are asked for as many as they may be at once.
    TooMany,
    /// The opportunity is not open.
    NotOpen,
    /// Their registration is not verified, or they are not of age.
    NotVerified,
}

/// Asks `person`, wherever they live, whether they would, with `words` to them; they are told that something waits. For whoever
/// manages opportunities.
pub async fn ask(
    ctx: &Ctx,
    person: PersonId,
    opportunity: &opportunity::Model,
    words: &str,
) -> Result<Asked> {
    if !ctx.staff()?.decide(Action::ManageOpportunities).is_permitted() {
        return Err(Error::NotFound);
    }
    ctx.meet([person]).await?;
    let db = ctx.tx().await?;
    person::hold(db, person).await?;
    if find_of(db, person, opportunity.id).await?.is_some() {
        return Ok(Asked::Known);
    }
    if opportunity::find_open(ctx, opportunity.id).await?.is_none() {
        return Ok(Asked::NotOpen);
    }
    if !person::who_meet(ctx, &[person]).await?.contains(&person) {
        return Ok(Asked::NotVerified);
    }
    let waiting = Entity::find().filter(COLUMN.person_id.eq(person)).filter(Column::State.eq(State::Asked));
    let open = Column::OpportunityId.in_subquery(opportunity::open_ids(ctx.now().date_naive()));
    if waiting.filter(open).count(db).await? >= MOST_ASKED {
        return Ok(Asked::TooMany);
    }
    let row = new_asked((person, opportunity.id), words, (ctx.staff()?.id, ctx.now()));
    Entity::insert(row).exec_without_returning(db).await?;
    let entry = Entry::done("interest.ask").to(KIND, person.0);
    ctx.record(entry.with(json!({ "opportunity": opportunity.id })));
    notice::waits_for(ctx, person).await?;
    Ok(Asked::New)
}

impl Model {
    /// The person who is asked says yes with what they say, or no. False where they have answered before, or, for a yes, where
    /// the opportunity is not open any more.
    pub async fn answer(&self, ctx: &Ctx, said: Option<&Said>) -> Result<bool> {
        match said {
            Some(_) if opportunity::find_open(ctx, self.opportunity_id).await?.is_none() => Ok(false),
            Some(said) => self.accept(ctx, said, Source::Own).await,
            None => self.decline(ctx).await,
        }
    }

    /// The person says yes with what they say, as `source` says. False where they have answered before.
    pub(super) async fn accept(&self, ctx: &Ctx, said: &Said, source: Source) -> Result<bool> {
        let company = said.company.as_ref();
        let changed = Entity::update_many()
            .col_expr(Column::State, Expr::value(State::Expressed))
            .col_expr(Column::Words, Expr::value(said.words.as_str()))
            .col_expr(Column::Contact, Expr::value(said.contact.as_str()))
            .col_expr(Column::CompanyId, Expr::value(company.map(|(id, _)| *id)))
            .col_expr(Column::CompanyName, Expr::value(company.map_or("", |(_, name)| name.as_str())))
            .col_expr(Column::Source, Expr::value(source))
            .col_expr(Column::At, Expr::value(ctx.now()));
        self.answered(ctx, changed, "interest.accept").await
    }

    async fn decline(&self, ctx: &Ctx) -> Result<bool> {
        let changed = Entity::update_many()
            .col_expr(Column::State, Expr::value(State::Declined))
            .col_expr(Column::At, Expr::value(ctx.now()));
        self.answered(ctx, changed, "interest.decline").await
    }

    async fn answered(
        &self,
        ctx: &Ctx,
        changed: sea_orm::UpdateMany<Entity>,
        act: &'static str,
    ) -> Result<bool> {
        if self.state != State::Asked || !self.change(ctx, changed).await? {
            return Ok(false);
        }
        let entry = Entry::done(act).to(KIND, self.person_id.0);
        ctx.record(entry.with(json!({ "opportunity": self.opportunity_id })));
        Ok(true)
    }
}
