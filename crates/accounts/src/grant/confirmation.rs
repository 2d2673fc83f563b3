//! The second person of a strong role: it waits for them, and holds once they agree.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{PaginatorTrait, QueryOrder};

use super::{COLUMN, Column, Entity, Model, drop_waiting, is_settled, make_room};
use crate::Ctx;
use crate::audit::Entry;
use crate::policy::{Action, Guard, Role};
use crate::staff::{self, AccountId};
use crate::staff_link::Kind;

/// How long a strong role waits for the second person, from the day for which it was given.
const LIFE: TimeDelta = TimeDelta::days(7);

/// The grant to `account` that waits for a second person at `now`; one that waited too long is none.
pub async fn waiting(
    db: &impl ConnectionTrait,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<Option<Model>, DbErr> {
    let waiting = Entity::find().filter(COLUMN.account_id.eq(account)).filter(is_settled().not());
    waiting.filter(is_young(now)).order_by_desc(COLUMN.id).one(db).await
}

/// How many grants wait for who asks to agree to them: neither given by them nor to them.
pub(crate) async fn waiting_for(ctx: &Ctx) -> kit::Result<u64> {
    let reader = ctx.staff()?;
    if !reader.may(Action::ConfirmGrant) {
        return Ok(0);
    }
    let waiting = Entity::find().filter(is_settled().not()).filter(is_young(ctx.now()));
    let others = waiting.filter(COLUMN.account_id.ne(reader.id)).filter(COLUMN.given_by.ne(reader.id));
    Ok(others.count(ctx.tx().await?).await?)
}

/// Grants that begin later than this long before `now` may still be agreed to.
fn is_young(now: DateTime<Utc>) -> sea_orm::sea_query::SimpleExpr {
    COLUMN.from_at.gt(now - LIFE)
}

/// Why a grant is not agreed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotConfirmed {
    /// None waits.
    #[error("that nobody has given")]
    NotGiven,
    /// The role is for who asks.
    #[error("to oneself")]
    Own,
    /// Who gave it cannot be the one who agrees.
    #[error("given by the same person")]
    Giver,
    /// Who gave it may no longer do so.
    #[error("given by one who may not give it any more")]
    NotEntitled,
}

/// Drops the role that waits for `account`: whoever gave it may take it back, too.
pub async fn refuse(ctx: &Ctx, account: &staff::Model) -> kit::Result<Result<(), NotConfirmed>> {
    let db = ctx.tx().await?;
    let Some(grant) = waiting(db, account.id, ctx.now()).await? else {
        return Ok(Err(NotConfirmed::NotGiven));
    };
    drop_waiting(db, account.id).await?;
    let detail = serde_json::json!({ "role": grant.role });
    ctx.record(Entry::done("grant.refuse").to(staff::KIND, account.id.0).with(detail));
    Ok(Ok(()))
}

/// Agrees to the role that waits for `account`: from now on it holds, and what they held ends. Who was invited into it
/// gets the link only now.
pub async fn confirm(ctx: &Ctx, account: &staff::Model) -> kit::Result<Result<(), NotConfirmed>> {
    let (db, second, guards) = (ctx.tx().await?, ctx.staff()?, ctx.app().guards);
    let refused = |why| {
        ctx.record(Entry::refused("grant.confirm").to(staff::KIND, account.id.0));
        Ok(Err(why))
    };
    let Some(grant) = waiting(db, account.id, ctx.now()).await? else {
        return refused(NotConfirmed::NotGiven);
    };
    if second.id == account.id && guards.stands(Guard::OwnGrant) {
        return refused(NotConfirmed::Own);
    }
    if grant.given_by == Some(second.id) && guards.stands(Guard::SecondPerson) {
        return refused(NotConfirmed::Giver);
    }
    let giver = match grant.given_by {
        Some(giver) => staff::asking(db, guards, giver, ctx.now()).await?,
        None => None,
    };
    let is_entitled = giver.is_some_and(|giver| giver.role.gives().any(|role| role == grant.role));
    if !is_entitled && guards.stands(Guard::Entitled) {
        return refused(NotConfirmed::NotEntitled);
    }
    settle(db, &grant, Some(second.id), ctx.now()).await?;
    if account.state == staff::State::Invited {
        staff::send_link(ctx, account.id, Kind::Invitation).await?;
    }
    let detail = serde_json::json!({ "role": grant.role });
    ctx.record(Entry::done("grant.confirm").to(staff::KIND, account.id.0).with(detail));
    Ok(Ok(()))
}

/// As [`confirm`], by the operator at the command line, who is the second person of an installation that has no other.
/// None where no grant waits.
pub async fn confirm_by_operator(
    db: &impl ConnectionTrait,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<Option<Role>, DbErr> {
    let Some(grant) = waiting(db, account, now).await? else { return Ok(None) };
    settle(db, &grant, None, now).await?;
    Ok(Some(grant.role))
}

/// `grant` holds from `now` on, or from the later day for which it was given; what its account held ends then.
async fn settle(
    db: &impl ConnectionTrait,
    grant: &Model,
    second: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let from = grant.from_at.max(now);
    make_room(db, grant.account_id, from, now).await?;
    Entity::update_many()
        .col_expr(Column::FromAt, Expr::value(from))
        .col_expr(Column::ConfirmedBy, Expr::value(second.map(|second| second.0)))
        .col_expr(Column::ConfirmedAt, Expr::value(now))
        .filter(COLUMN.id.eq(grant.id))
        .exec(db)
        .await?;
    Ok(())
}
