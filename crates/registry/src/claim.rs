//! Who works on a case of the queue, so that two clerks do not do the same work. It keeps nobody from deciding: that
//! nothing is decided twice is each case's own rule. A claim that nobody came back to ends by itself.

use std::collections::HashMap;

use accounts::Ctx;
use accounts::staff::{self, AccountId};
use chrono::{DateTime, TimeDelta, Utc};
use kit::Result;
use kit::field::{Purpose, Retention, Table, Tier, field};
use sea_orm::ActiveValue::Set;
use sea_orm::Condition;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, OnConflict};
use serde::{Deserialize, Serialize};

use crate::person::PersonId;

/// How long a claim lives.
pub const LIFE: TimeDelta = TimeDelta::minutes(30);

/// A kind of cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Kind {
    /// A registration that waits to be verified.
    Registration,
    /// A change that a person asks for.
    Request,
    /// A person whom another mission asks to take over.
    Transfer,
    /// A child whom a member asks to have registered, or to act for.
    Child,
    /// A guardian whom another guardian of the child has stopped.
    Guardian,
}

/// A row of `claims`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "claims")]
pub struct Model {
    /// The kind of case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: Kind,
    /// The case: the person, the request or the transfer.
    #[sea_orm(primary_key, auto_increment = false)]
    pub item_id: Uuid,
    /// Whom the case is about.
    pub person_id: PersonId,
    /// Who works on it.
    pub account_id: AccountId,
    /// Since when.
    pub at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "claims",
    person: Some("person_id"),
    fields: &[
        field("kind", Tier::T1, Purpose::Operation, Retention::Use),
        field("item_id", Tier::T1, Purpose::Operation, Retention::Use),
        field("person_id", Tier::T1, Purpose::Operation, Retention::Use),
        field("account_id", Tier::T1, Purpose::Operation, Retention::Use),
        field("at", Tier::T1, Purpose::Operation, Retention::Use),
    ],
};

fn row(ctx: &Ctx, kind: Kind, item: Uuid, person: PersonId) -> Result<ActiveModel> {
    Ok(ActiveModel {
        kind: Set(kind),
        item_id: Set(item),
        person_id: Set(person),
        account_id: Set(ctx.staff()?.id),
        at: Set(ctx.now()),
    })
}

/// The member of staff who asks works on the case from now on, if nobody does; whether they do.
pub(crate) async fn take(ctx: &Ctx, kind: Kind, item: Uuid, person: PersonId) -> Result<bool> {
    let db = ctx.tx().await?;
    remove_expired(db, ctx.now()).await?;
    let nothing = OnConflict::columns([Column::Kind, Column::ItemId]).do_nothing().to_owned();
    let insert = Entity::insert(row(ctx, kind, item, person)?).on_conflict(nothing);
    let taken = match insert.exec_without_returning(db).await {
        Ok(rows) => rows > 0,
        Err(DbErr::RecordNotInserted) => false,
        Err(error) => return Err(error.into()),
    };
    if taken {
        return Ok(true);
    }
    // One's own is taken up again.
    let own = Entity::update_many()
        .col_expr(Column::At, Expr::value(ctx.now()))
        .filter(COLUMN.kind.eq(kind))
        .filter(COLUMN.item_id.eq(item))
        .filter(COLUMN.account_id.eq(ctx.staff()?.id));
    Ok(own.exec(db).await?.rows_affected > 0)
}

/// The member of staff who asks works on the case from now on, whoever did.
pub(crate) async fn take_over(ctx: &Ctx, kind: Kind, item: Uuid, person: PersonId) -> Result<()> {
    let replace = OnConflict::columns([Column::Kind, Column::ItemId])
        .update_columns([Column::AccountId, Column::At])
        .to_owned();
    let insert = Entity::insert(row(ctx, kind, item, person)?).on_conflict(replace);
    insert.exec_without_returning(ctx.tx().await?).await?;
    Ok(())
}

/// The member of staff who asks no longer works on the case.
pub(crate) async fn release(ctx: &Ctx, kind: Kind, item: Uuid) -> Result<()> {
    Entity::delete_many()
        .filter(COLUMN.kind.eq(kind))
        .filter(COLUMN.item_id.eq(item))
        .filter(COLUMN.account_id.eq(ctx.staff()?.id))
        .exec(ctx.tx().await?)
        .await?;
    Ok(())
}

/// The case is decided, or no longer there.
pub(crate) async fn end(db: &impl ConnectionTrait, kind: Kind, item: Uuid) -> Result<(), DbErr> {
    Entity::delete_by_id((kind, item)).exec(db).await.map(drop)
}

/// Who works on a case, as pages tell it.
#[derive(Clone, Debug, Serialize)]
pub struct Claimed {
    /// Their name.
    pub by: String,
    /// Whether it is the viewer.
    pub is_own: bool,
    /// For how many minutes.
    pub minutes: i64,
}

/// Who works on which of the cases `items`.
pub(crate) async fn of(ctx: &Ctx, items: &[Uuid]) -> Result<HashMap<(Kind, Uuid), Claimed>> {
    let db = ctx.tx().await?;
    let rows = Entity::find().filter(COLUMN.item_id.is_in(items.to_vec()));
    let rows =
        rows.filter(COLUMN.at.gt(ctx.now() - LIFE)).filter(COLUMN.at.lte(ctx.now() + LIFE)).all(db).await?;
    let names = staff::names(db, rows.iter().map(|row| row.account_id.0)).await?;
    let viewer = ctx.staff()?.id;
    let claimed = rows.into_iter().map(|row| {
        let by = names.get(&row.account_id.0).cloned().unwrap_or_default();
        let claimed =
            Claimed { by, is_own: row.account_id == viewer, minutes: (ctx.now() - row.at).num_minutes() };
        ((row.kind, row.item_id), claimed)
    });
    Ok(claimed.collect())
}

/// Who works on the case `item`.
pub(crate) async fn one(ctx: &Ctx, kind: Kind, item: Uuid) -> Result<Option<Claimed>> {
    Ok(of(ctx, &[item]).await?.remove(&(kind, item)))
}

/// How many cases `account` works on.
pub async fn count_of(db: &impl ConnectionTrait, account: AccountId) -> Result<u64, DbErr> {
    Entity::find().filter(COLUMN.account_id.eq(account)).count(db).await
}

/// What `from` works on is the work of `to` from now on, or, without one, of nobody.
pub async fn pass_on(
    db: &impl ConnectionTrait,
    from: AccountId,
    to: Option<AccountId>,
    at: DateTime<Utc>,
) -> Result<(), DbErr> {
    let Some(to) = to else {
        return Entity::delete_many().filter(COLUMN.account_id.eq(from)).exec(db).await.map(drop);
    };
    let passed = Entity::update_many()
        .col_expr(Column::AccountId, Expr::value(to))
        // The one who follows has the whole time.
        .col_expr(Column::At, Expr::value(at))
        .filter(COLUMN.account_id.eq(from));
    passed.exec(db).await.map(drop)
}

/// Removes claims past their time, and those of a clock that was ahead.
pub async fn remove_expired(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let over = Condition::any().add(COLUMN.at.lte(now - LIFE)).add(COLUMN.at.gt(now + LIFE));
    Ok(Entity::delete_many().filter(over).exec(db).await?.rows_affected)
}
