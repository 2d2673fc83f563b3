//! How often something may be done, counted in the database and so shared by all nodes. What is counted is
//! found by a keyed hash: no address, number or e-mail stands in the table.

use chrono::{DateTime, TimeDelta, Utc};
use kit::Result;
use kit::field::{Purpose, Retention, Table, Tier, field};
use kit::seal::Keys;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, OnConflict};

use crate::Ctx;

/// A row of `limits`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "limits")]
pub struct Model {
    /// Keyed hash of the limit's name and of whom it counts.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key_hash: Vec<u8>,
    /// How often it was done in this window.
    pub count: i32,
    /// When the window ends and counting begins anew.
    pub ends_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are. The windows are hours and days long.
pub const TABLE: Table = Table {
    name: "limits",
    person: None,
    fields: &[
        field("key_hash", Tier::T2, Purpose::Operation, Retention::Days(1)),
        field("count", Tier::T1, Purpose::Operation, Retention::Days(1)),
        field("ends_at", Tier::T0, Purpose::Operation, Retention::Days(1)),
    ],
};

/// A limit: at most so many in a window, which begins with the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Its name, such as `code.range`.
    pub name: &'static str,
    /// How many.
    pub most: u32,
    /// In how much time; a day at the longest.
    pub window: TimeDelta,
}

impl Limit {
    /// At most `most` in an hour.
    pub fn an_hour(name: &'static str, most: u32) -> Self {
        Self { name, most, window: TimeDelta::hours(1) }
    }

    /// At most `most` in a day.
    pub fn a_day(name: &'static str, most: u32) -> Self {
        Self { name, most, window: TimeDelta::days(1) }
    }

    fn key(&self, keys: &Keys, subject: &[u8]) -> Vec<u8> {
        keys.hash(&format!("limits.{}", self.name), subject)
    }
}

/// Counts one more for `subject`; whether it is still within `limit`. For the page of a POST: it counts in
/// the request's transaction, and what ends in an error has not been counted. Two requests at once queue.
///
/// Where several limits are taken, the range of addresses comes first: in one order everywhere, so that no
/// two requests wait for each other.
pub async fn take(ctx: &Ctx, limit: &Limit, subject: &[u8]) -> Result<bool> {
    Ok(take_at(ctx.tx().await?, &ctx.app().keys, ctx.now(), limit, subject).await?)
}

/// As [`take`], in the transaction of a job.
pub async fn take_at(
    db: &impl ConnectionTrait,
    keys: &Keys,
    now: DateTime<Utc>,
    limit: &Limit,
    subject: &[u8],
) -> Result<bool, DbErr> {
    let ends_at = now + limit.window;
    let row = ActiveModel { key_hash: Set(limit.key(keys, subject)), count: Set(1), ends_at: Set(ends_at) };
    // One that ends later than any that begins now was begun by a clock that has been put right since.
    let is_over = || {
        let ends = || Expr::col((Entity, Column::EndsAt));
        ends().lte(now).or(ends().gt(ends_at))
    };
    let count = CaseStatement::new().case(is_over(), 1).finally(Expr::col((Entity, Column::Count)).add(1));
    let ends_at = CaseStatement::new()
        .case(is_over(), Expr::value(ends_at))
        .finally(Expr::col((Entity, Column::EndsAt)));
    let again = OnConflict::column(Column::KeyHash)
        .value(Column::Count, count)
        .value(Column::EndsAt, ends_at)
        .to_owned();
    let row = Entity::insert(row).on_conflict(again).exec_with_returning(db).await?;
    Ok(u32::try_from(row.count).is_ok_and(|count| count <= limit.most))
}

/// How many are left for `subject`; counts nothing.
pub async fn left(ctx: &Ctx, limit: &Limit, subject: &[u8]) -> Result<u32> {
    let row = Entity::find_by_id(limit.key(&ctx.app().keys, subject))
        .filter(COLUMN.ends_at.gt(ctx.now()))
        .filter(COLUMN.ends_at.lte(ctx.now() + limit.window))
        .one(ctx.tx().await?)
        .await?;
    let count = row.map_or(0, |row| u32::try_from(row.count).unwrap_or(u32::MAX));
    Ok(limit.most.saturating_sub(count))
}

/// Removes what no longer counts.
pub async fn remove_expired(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<u64, DbErr> {
    Ok(Entity::delete_many().filter(COLUMN.ends_at.lte(now)).exec(db).await?.rows_affected)
}
