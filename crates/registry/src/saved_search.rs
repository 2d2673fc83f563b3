//! What staff look for: kept sealed, so that no name stands in an address or a log. The row is also the
//! audit of the search. Its id works for its author only.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::staff::AccountId;
use chrono::{DateTime, TimeDelta, Utc};
use kit::Result;
use kit::field::{Purpose, Retention, Table, Tier, field};
use kit::seal::Place;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

/// Days that an unsaved search is kept.
const DAYS: u32 = 365;

kit::id_type!(
    /// A search.
    SearchId
);

/// A row of `searches`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "searches")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SearchId,
    /// Who searched.
    pub account_id: AccountId,
    /// What was typed, sealed.
    pub sealed: Vec<u8>,
    /// When.
    pub at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "searches",
    person: None,
    fields: &[
        field("id", Tier::T1, Purpose::Accountability, Retention::Days(DAYS)),
        field("account_id", Tier::T1, Purpose::Accountability, Retention::Days(DAYS)),
        field("sealed", Tier::T2, Purpose::Accountability, Retention::Days(DAYS)),
        field("at", Tier::T1, Purpose::Accountability, Retention::Days(DAYS)),
    ],
};

fn place(id: &SearchId) -> Place<'_> {
    Place { table: "searches", column: "sealed", row: id.0.as_bytes() }
}

/// Keeps what the viewer typed.
pub async fn keep(ctx: &Ctx, typed: &str) -> Result<SearchId> {
    let id = SearchId::new();
    let row = ActiveModel {
        id: Set(id),
        account_id: Set(ctx.staff()?.id),
        sealed: Set(ctx.app().keys.rows().seal(place(&id), typed.as_bytes())),
        at: Set(ctx.now()),
    };
    Entity::insert(row).exec_without_returning(ctx.tx().await?).await?;
    ctx.record(Entry::done("people.search").to("search", id.0));
    Ok(id)
}

/// What the viewer typed in the search `id`; nothing if it is another's or none.
pub async fn typed_by_viewer(ctx: &Ctx, id: SearchId) -> Result<Option<String>> {
    let row =
        Entity::find_by_id(id).filter(COLUMN.account_id.eq(ctx.staff()?.id)).one(ctx.tx().await?).await?;
    let Some(row) = row else { return Ok(None) };
    let plain = ctx.app().keys.rows().open(place(&id), &row.sealed).map_err(anyhow::Error::from)?;
    Ok(Some(String::from_utf8_lossy(&plain).into_owned()))
}

/// Removes searches past their time.
pub async fn remove_expired(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let limit = now - TimeDelta::days(DAYS.into());
    Ok(Entity::delete_many().filter(COLUMN.at.lt(limit)).exec(db).await?.rows_affected)
}
