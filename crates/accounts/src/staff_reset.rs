//! The reset of an account whose owner lost password and app: one person asks, another agrees. Then what the owner
//! had works no more, and a one-time link goes to their address. Nobody ever sets another's password.

use chrono::{DateTime, TimeDelta, Utc};
use kit::field::{Purpose, Retention, Table, Tier, field};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;

use crate::Ctx;
use crate::audit::Entry;
use crate::policy::Action;
use crate::staff::{self, AccountId};
use crate::staff_link::Kind;

/// How long a request waits for the second person.
const LIFE: TimeDelta = TimeDelta::days(7);

kit::id_type!(
    /// A reset.
    ResetId
);

/// A row of `staff_resets`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_resets")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ResetId,
    /// The account.
    pub account_id: AccountId,
    /// Who asked.
    pub asked_by: AccountId,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// Who agreed, once someone did.
    pub confirmed_by: Option<AccountId>,
    /// When.
    pub confirmed_at: Option<DateTime<Utc>>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "staff_resets",
    person: None,
    fields: &[
        field("id", Tier::T0, Purpose::Accountability, Retention::Archive),
        field("account_id", Tier::T1, Purpose::Accountability, Retention::Archive),
        field("asked_by", Tier::T1, Purpose::Accountability, Retention::Archive),
        field("asked_at", Tier::T1, Purpose::Accountability, Retention::Archive),
        field("confirmed_by", Tier::T1, Purpose::Accountability, Retention::Archive),
        field("confirmed_at", Tier::T1, Purpose::Accountability, Retention::Archive),
    ],
};

/// Why a reset is not asked for or agreed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotReset {
    /// The account is one's own.
    #[error("of one's own account")]
    Own,
    /// Its owner has nothing to lose: they were never set up, or may not come in.
    #[error("of an account that is not in use")]
    NotInUse,
    /// Nobody has asked for it, or too long ago.
    #[error("that nobody asked for")]
    NotAsked,
    /// Who asked cannot be the one who agrees.
    #[error("asked for by the same person")]
    Asker,
}

/// The request about `account` that waits for a second person.
pub async fn open(
    db: &impl ConnectionTrait,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(COLUMN.account_id.eq(account))
        .filter(COLUMN.confirmed_at.is_null())
        .filter(COLUMN.asked_at.gt(now - LIFE))
        .order_by_desc(COLUMN.id)
        .one(db)
        .await
}

/// Asks for the reset of `account`; one that waits already stays the one.
pub async fn ask(ctx: &Ctx, account: &staff::Model) -> kit::Result<Result<(), NotReset>> {
    let (db, asker) = (ctx.tx().await?, ctx.staff()?.id);
    if asker == account.id {
        return Ok(Err(NotReset::Own));
    }
    if account.state != staff::State::Active {
        return Ok(Err(NotReset::NotInUse));
    }
    if open(db, account.id, ctx.now()).await?.is_none() {
        let row = ActiveModel {
            id: Set(ResetId::new()),
            account_id: Set(account.id),
            asked_by: Set(asker),
            asked_at: Set(ctx.now()),
            confirmed_by: Set(None),
            confirmed_at: Set(None),
        };
        Entity::insert(row).exec_without_returning(db).await?;
        ctx.record(Entry::done("staff.reset_ask").to(staff::KIND, account.id.0));
    }
    Ok(Ok(()))
}

/// Agrees to the reset of `account` that another asked for: password, app, recovery codes and sessions end, and the
/// link is sent.
pub async fn confirm(ctx: &Ctx, account: &staff::Model) -> kit::Result<Result<(), NotReset>> {
    let (db, second) = (ctx.tx().await?, ctx.staff()?);
    let refused = |why| {
        ctx.record(Entry::refused("staff.reset_confirm").to(staff::KIND, account.id.0));
        Ok(Err(why))
    };
    if second.id == account.id {
        return refused(NotReset::Own);
    }
    let Some(asked) = open(db, account.id, ctx.now()).await? else { return refused(NotReset::NotAsked) };
    if asked.asked_by == second.id || !second.may(Action::ConfirmReset) {
        return refused(NotReset::Asker);
    }
    if account.state != staff::State::Active {
        return refused(NotReset::NotInUse);
    }
    // Of two who agree at once, one does.
    let confirmed = Entity::update_many()
        .col_expr(Column::ConfirmedBy, Expr::value(second.id.0))
        .col_expr(Column::ConfirmedAt, Expr::value(ctx.now()))
        .filter(COLUMN.id.eq(asked.id))
        .filter(COLUMN.confirmed_at.is_null())
        .exec(db)
        .await?;
    if confirmed.rows_affected == 0 {
        return refused(NotReset::NotAsked);
    }
    staff::strip(ctx, account.id).await?;
    staff::send_link(ctx, account.id, Kind::Reset).await?;
    ctx.record(Entry::done("staff.reset_confirm").to(staff::KIND, account.id.0));
    Ok(Ok(()))
}
