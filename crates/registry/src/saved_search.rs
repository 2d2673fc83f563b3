//! What staff look for: kept sealed, so that no name stands in an address or a log. The row is also the
//! audit of the search. Its id works for its author only. A search that its author gave a name is kept until they
//! remove it.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::staff::AccountId;
use chrono::{DateTime, TimeDelta, Utc};
use kit::Result;
use kit::field::{Purpose, Retention, Sealed, Table, Tier, field};
use kit::seal::Place;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;

/// Days that an unsaved search is kept.
const DAYS: u32 = 365;
/// Searches that one account may save.
const MOST: u64 = 50;
/// How long what is typed on one page goes on changing the same row.
const OPEN: TimeDelta = TimeDelta::hours(1);

/// Looking for people, as the audit calls it.
pub const PEOPLE: &str = "people.search";

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
    /// What its author calls it, sealed; none where it is not saved.
    pub name: Option<Vec<u8>>,
    /// What the list was narrowed to when it was saved: the part of the address after `?`, codes only.
    pub narrowed: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "searches",
    person: None,
    fields: &[
        field("id", Tier::T1, Purpose::Accountability, Retention::Days(DAYS)),
        field("account_id", Tier::T1, Purpose::Accountability, Retention::Days(DAYS)),
        field("sealed", Tier::T2, Purpose::Accountability, Retention::Days(DAYS)).sealed(Sealed::Rows),
        field("at", Tier::T1, Purpose::Accountability, Retention::Days(DAYS)),
        field("name", Tier::T2, Purpose::Operation, Retention::Use).sealed(Sealed::Rows),
        field("narrowed", Tier::T1, Purpose::Operation, Retention::Use),
    ],
};

fn place<'a>(column: &'static str, id: &'a SearchId) -> Place<'a> {
    Place { table: "searches", column, row: id.0.as_bytes() }
}

fn seal(ctx: &Ctx, column: &'static str, id: &SearchId, text: &str) -> Vec<u8> {
    ctx.app().keys.rows().seal(place(column, id), text.as_bytes())
}

fn open(ctx: &Ctx, column: &'static str, id: &SearchId, sealed: &[u8]) -> Result<String> {
    let plain = ctx.app().keys.rows().open(place(column, id), sealed).map_err(anyhow::Error::from)?;
    Ok(String::from_utf8_lossy(&plain).into_owned())
}

async fn insert(ctx: &Ctx, typed: &str, name: Option<&str>, narrowed: &str) -> Result<SearchId> {
    let id = SearchId::new();
    let row = ActiveModel {
        id: Set(id),
        account_id: Set(ctx.staff()?.id),
        sealed: Set(seal(ctx, "sealed", &id, typed)),
        at: Set(ctx.now()),
        name: Set(name.map(|name| seal(ctx, "name", &id, name))),
        narrowed: Set(narrowed.to_owned()),
    };
    Entity::insert(row).exec_without_returning(ctx.tx().await?).await?;
    Ok(id)
}

/// Keeps what the viewer typed, looking for what the audit calls `act`.
pub async fn keep(ctx: &Ctx, act: &'static str, typed: &str) -> Result<SearchId> {
    let id = insert(ctx, typed, None, "").await?;
    ctx.record(Entry::done(act).to("search", id.0));
    Ok(id)
}

/// Keeps what the viewer types while results follow the typing: in the row `earlier` that this page began, or in a new
/// one.
pub async fn keep_live(ctx: &Ctx, earlier: Option<SearchId>, typed: &str) -> Result<SearchId> {
    if let Some(id) = earlier {
        let changed = Entity::update_many()
            .col_expr(Column::Sealed, Expr::value(seal(ctx, "sealed", &id, typed)))
            .filter(COLUMN.id.eq(id))
            .filter(COLUMN.account_id.eq(ctx.staff()?.id))
            .filter(COLUMN.name.is_null())
            .filter(COLUMN.at.gt(ctx.now() - OPEN))
            .exec(ctx.tx().await?)
            .await?;
        if changed.rows_affected > 0 {
            return Ok(id);
        }
    }
    keep(ctx, PEOPLE, typed).await
}

/// What the viewer typed in the search `id`; nothing if it is another's or none.
pub async fn typed_by_viewer(ctx: &Ctx, id: SearchId) -> Result<Option<String>> {
    let row =
        Entity::find_by_id(id).filter(COLUMN.account_id.eq(ctx.staff()?.id)).one(ctx.tx().await?).await?;
    row.map(|row| open(ctx, "sealed", &id, &row.sealed)).transpose()
}

/// A search that its author saved.
#[derive(Clone, Debug)]
pub struct Saved {
    /// Its id.
    pub id: SearchId,
    /// What its author calls it.
    pub name: String,
    /// What was typed, or empty.
    pub typed: String,
    /// What the list was narrowed to: the part of the address after `?`.
    pub narrowed: String,
}

/// What the viewer saved, by name.
pub async fn saved_by_viewer(ctx: &Ctx) -> Result<Vec<Saved>> {
    let rows = Entity::find().filter(COLUMN.account_id.eq(ctx.staff()?.id)).filter(COLUMN.name.is_not_null());
    let mut saved = Vec::new();
    for row in rows.order_by_asc(COLUMN.id).all(ctx.tx().await?).await? {
        let Some(name) = &row.name else { continue };
        saved.push(Saved {
            id: row.id,
            name: open(ctx, "name", &row.id, name)?,
            typed: open(ctx, "sealed", &row.id, &row.sealed)?,
            narrowed: row.narrowed,
        });
    }
    saved.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(saved)
}

/// Why a search cannot be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSaved {
    /// The viewer calls another one so.
    NameTaken,
    /// There are as many as one account keeps.
    TooMany,
}

/// Saves the search for `typed`, narrowed to `narrowed`, under `name`.
pub async fn save(
    ctx: &Ctx,
    name: &str,
    typed: &str,
    narrowed: &str,
) -> Result<std::result::Result<(), NotSaved>> {
    let saved = saved_by_viewer(ctx).await?;
    if saved.iter().any(|one| one.name == name) {
        return Ok(Err(NotSaved::NameTaken));
    }
    if saved.len() as u64 >= MOST {
        return Ok(Err(NotSaved::TooMany));
    }
    let id = insert(ctx, typed, Some(name), narrowed).await?;
    ctx.record(Entry::done("search.save").to("search", id.0));
    Ok(Ok(()))
}

/// Removes what the viewer saved as `id`; whether there was such a one.
pub async fn remove(ctx: &Ctx, id: SearchId) -> Result<bool> {
    let gone = Entity::delete_many()
        .filter(COLUMN.id.eq(id))
        .filter(COLUMN.account_id.eq(ctx.staff()?.id))
        .filter(COLUMN.name.is_not_null())
        .exec(ctx.tx().await?)
        .await?;
    if gone.rows_affected > 0 {
        ctx.record(Entry::done("search.remove").to("search", id.0));
    }
    Ok(gone.rows_affected > 0)
}

/// Removes searches past their time.
pub async fn remove_expired(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let limit = now - TimeDelta::days(DAYS.into());
    let unsaved = Entity::delete_many().filter(COLUMN.at.lt(limit)).filter(COLUMN.name.is_null());
    Ok(unsaved.exec(db).await?.rows_affected)
}
