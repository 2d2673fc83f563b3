//! Where a registration stands, and how it comes to stand elsewhere. Nothing is decided twice: each step begins from
//! the standing it is meant for, and of two at once the second is told so.

use accounts::Ctx;
use accounts::audit::Entry;
use chrono::{DateTime, Utc};
use kit::Result;
use kit::format::PartialDate;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::decision::{self, Ground, Kind, Said};
use crate::person::{COLUMN, Column, Entity, INDEX_JOB, KIND, Model, PersonId};
use crate::sent_back::{self, Mend};
use crate::{claim, guardianship, held, need, notice};

/// Where a registration stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Status {
    /// Sent; the mission has yet to look.
    Submitted,
    /// The mission says that it is true.
    Verified,
    /// Kept apart until it is clear that a person sent it.
    Held,
    /// Sent back to the person to mend.
    Returned,
    /// Rests at the person's wish.
    Paused,
    /// Not accepted.
    Rejected,
    /// Continued under another record of the same person.
    Merged,
    /// The person left the registry.
    Withdrawn,
    /// The person has died.
    Deceased,
}

impl Status {
    /// As it stands in the database, in addresses and in facets.
    pub fn code(self) -> String {
        self.to_value()
    }
}

/// Puts the registration of `id` into the queue, if it is kept apart; whether it was.
pub async fn free_held(db: &impl ConnectionTrait, id: PersonId, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let changed = Entity::update_many()
        .col_expr(Column::Status, Expr::value(Status::Submitted))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(COLUMN.id.eq(id))
        .filter(Column::Status.eq(Status::Held))
        .exec(db)
        .await?;
    Ok(changed.rows_affected > 0)
}

/// Where a registration stands that can be verified: sent, or kept apart until a person is seen behind it, as the
/// desk does.
const WAITING: [Status; 2] = [Status::Submitted, Status::Held];

impl Status {
    /// Whether a mission can verify the registration.
    pub fn is_waiting(self) -> bool {
        WAITING.contains(&self)
    }
}

/// Where a registration stands on which a mission may still decide: it waits, or was sent back and its person comes to
/// the desk.
const UNDECIDED: [Status; 3] = [Status::Submitted, Status::Held, Status::Returned];
/// Where the registration of a living person stands.
pub(crate) const LIVING: [Status; 5] =
    [Status::Submitted, Status::Verified, Status::Held, Status::Returned, Status::Paused];
/// Where a registration stands whose person is heard when they need help.
pub(crate) const HEARD: [Status; 5] =
    [Status::Submitted, Status::Verified, Status::Returned, Status::Paused, Status::Rejected];
/// Where a registration stands that was ended by a decision.
const ENDED: [Status; 2] = [Status::Rejected, Status::Deceased];

impl Status {
    /// Whether a mission may still decide on the registration: accept it or not.
    pub fn is_undecided(self) -> bool {
        UNDECIDED.contains(&self)
    }

    /// Whether it is the registration of a living person.
    pub fn is_living(self) -> bool {
        LIVING.contains(&self)
    }

    /// Whether whoever has it is heard when they need help: also who was not accepted, as long as a person is seen behind it.
    pub fn is_heard(self) -> bool {
        HEARD.contains(&self)
    }

    /// Whether whoever has it acts for minors: a mission has verified who they are, and has not taken that back.
    pub fn may_act(self) -> bool {
        matches!(self, Self::Verified | Self::Paused)
    }

    /// Whether a decision ended it, which can be undone.
    pub fn is_ended(self) -> bool {
        ENDED.contains(&self)
    }
}

/// Where a registration stands that its person may let rest. One that is kept apart is in no search or list anyway,
/// and what frees it must find it so.
const MAY_REST: [Status; 3] = [Status::Submitted, Status::Verified, Status::Returned];

impl Status {
    /// Whether the person may let the registration rest.
    pub fn may_rest(self) -> bool {
        MAY_REST.contains(&self)
    }
}

impl Model {
    /// The record rests at the person's wish: no search, list, count or mail knows of it. False if it does already, or
    /// cannot.
    pub async fn pause(&self, ctx: &Ctx) -> Result<bool> {
        if !self.status.may_rest() {
            return Ok(false);
        }
        self.set_status(ctx, (self.status, Status::Paused), Some(self.status), "person.pause").await
    }

    /// The record is in use again, where it stood before. False if it does not rest.
    pub async fn resume(&self, ctx: &Ctx) -> Result<bool> {
        let before = self.paused_from.unwrap_or(Status::Submitted);
        self.set_status(ctx, (Status::Paused, before), None, "person.resume").await
    }

    async fn set_status(
        &self,
        ctx: &Ctx,
        (from, to): (Status, Status),
        paused_from: Option<Status>,
        act: &'static str,
    ) -> Result<bool> {
        let changed = Entity::update_many()
            .col_expr(Column::Status, Expr::value(to))
            .col_expr(Column::PausedFrom, Expr::value(paused_from))
            .col_expr(Column::UpdatedAt, Expr::value(ctx.now()))
            .filter(COLUMN.id.eq(self.id))
            .filter(Column::Status.eq(from))
            .exec(ctx.tx().await?)
            .await?;
        if changed.rows_affected == 0 {
            return Ok(false);
        }
        ctx.record(Entry::done(act).to(KIND, self.id.0));
        ctx.enqueue(INDEX_JOB, &json!({ "person": self.id })).await?;
        Ok(true)
    }
}

/// Why a registration cannot be verified, or sent back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotVerified {
    /// It is not waiting for it: someone was faster, or it was sent back.
    NotWaiting,
}

impl Model {
    /// The mission says that the registration is true. Nothing is decided twice: of two clerks the
    /// second gets [`NotVerified`].
    pub async fn verify(&self, ctx: &Ctx, basis: &str) -> Result<Result<(), NotVerified>> {
        if !self.decide(ctx, &UNDECIDED, Status::Verified).await? {
            return Ok(Err(NotVerified::NotWaiting));
        }
        sent_back::close(ctx, self.id).await?;
        ctx.record(Entry::done("person.verify").to(KIND, self.id.0).with(json!({ "basis": basis })));
        Ok(Ok(()))
    }

    /// The mission sends the registration back to the person, who is told what to mend, and on which page: they see
    /// `reason` and send it again. Of two clerks the second gets [`NotVerified`].
    pub async fn send_back(&self, ctx: &Ctx, page: Mend, reason: &str) -> Result<Result<(), NotVerified>> {
        if !self.decide(ctx, &WAITING, Status::Returned).await? {
            return Ok(Err(NotVerified::NotWaiting));
        }
        sent_back::keep(ctx, self.id, page, reason).await?;
        notice::waits(ctx, self).await?;
        ctx.record(Entry::done("person.return").to(KIND, self.id.0).with(json!({ "page": page.to_value() })));
        Ok(Ok(()))
    }

    /// The person sends the registration again, having mended it. False if it was not sent back.
    pub async fn resubmit(&self, ctx: &Ctx) -> Result<bool> {
        if !self.set_status(ctx, (Status::Returned, Status::Submitted), None, "person.resubmit").await? {
            return Ok(false);
        }
        sent_back::close(ctx, self.id).await?;
        Ok(true)
    }

    /// The mission does not accept the registration; the person reads why. Of two clerks the second gets
    /// [`NotVerified`].
    pub async fn reject(&self, ctx: &Ctx, ground: Ground, reason: &str) -> Result<Result<(), NotVerified>> {
        if !self.decide(ctx, &UNDECIDED, Status::Rejected).await? {
            return Ok(Err(NotVerified::NotWaiting));
        }
        let said = Said { reason: reason.to_owned(), died: String::new() };
        decision::keep(ctx, (self.id, self.status), (Kind::Rejected, ground), &said).await?;
        notice::waits(ctx, self).await?;
        let detail = json!({ "ground": ground.to_value() });
        ctx.record(Entry::done("person.reject").to(KIND, self.id.0).with(detail));
        Ok(Ok(()))
    }

    /// The person has died, on `died` as far as it is known. The record stays; nobody signs in to it. False if it is
    /// no record of a living person.
    pub async fn record_death(&self, ctx: &Ctx, ground: Ground, died: Option<PartialDate>) -> Result<bool> {
        if !self.decide(ctx, &LIVING, Status::Deceased).await? {
            return Ok(false);
        }
        let said = Said { reason: String::new(), died: died.map(|day| day.to_string()).unwrap_or_default() };
        decision::keep(ctx, (self.id, self.status), (Kind::Deceased, ground), &said).await?;
        guardianship::end_of_dead(ctx, self.id).await?;
        need::end_of_dead(ctx, self.id).await?;
        let detail = json!({ "ground": ground.to_value() });
        ctx.record(Entry::done("person.death").to(KIND, self.id.0).with(detail));
        Ok(true)
    }

    /// What was decided was wrong: the registration stands again where it stood. False if nothing of the kind was.
    pub async fn reopen(&self, ctx: &Ctx) -> Result<bool> {
        let Some(decided) = decision::standing(ctx.tx().await?, self.id).await? else { return Ok(false) };
        // What waited apart has been seen by a person meanwhile.
        let before = if decided.before == Status::Held { Status::Submitted } else { decided.before };
        if !self.decide(ctx, &ENDED, before).await? {
            return Ok(false);
        }
        decision::undo(ctx, self.id).await?;
        if self.status == Status::Deceased {
            guardianship::undo_death(ctx, self.id).await?;
        }
        ctx.record(Entry::done("person.reopen").to(KIND, self.id.0).with(json!({ "to": before.code() })));
        Ok(true)
    }

    /// Moves the registration on, if it stands at one of `from`; whether it did.
    async fn decide(&self, ctx: &Ctx, from: &[Status], to: Status) -> Result<bool> {
        let mut change = Entity::update_many();
        // Decided for the first time, it is verified from now on; reopened, it stays so since it was.
        if to == Status::Verified && self.verified_at.is_none() {
            change = change.col_expr(Column::VerifiedAt, Expr::value(ctx.now()));
        }
        let changed = change
            .col_expr(Column::Status, Expr::value(to))
            .col_expr(Column::UpdatedAt, Expr::value(ctx.now()))
            .filter(COLUMN.id.eq(self.id))
            .filter(COLUMN.country.eq(&self.country))
            .filter(Column::Status.is_in(from.iter().copied()))
            .exec(ctx.tx().await?)
            .await?;
        if changed.rows_affected == 0 {
            return Ok(false);
        }
        held::forget(ctx.tx().await?, self.id).await?;
        claim::end(ctx.tx().await?, claim::Kind::Registration, self.id.0).await?;
        ctx.enqueue(INDEX_JOB, &json!({ "person": self.id })).await?;
        Ok(true)
    }
}
