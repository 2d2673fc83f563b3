//! The last numbers of each scope, kept for the time when the index is away.

use accounts::App;
use chrono::{DateTime, TimeDelta, Utc};
use kit::db::{self, Intent};
use kit::field::{Purpose, Retention, Table, Tier, field};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use crate::numbers::Numbers;

/// Seconds after which newer numbers take the place of those that are kept.
const OLD: i64 = 60;
/// Days that numbers are kept which nobody asks for any more.
const DAYS: u32 = 90;

/// A row of `last_numbers`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "last_numbers")]
pub struct Model {
    /// The countries of the scope, sorted: `CL,PE`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub scope: String,
    /// The numbers, as JSON.
    pub numbers: String,
    /// When they were counted.
    pub at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "last_numbers",
    person: None,
    fields: &[
        field("scope", Tier::T0, Purpose::Operation, Retention::Days(DAYS)),
        field("numbers", Tier::T1, Purpose::Operation, Retention::Days(DAYS)),
        field("at", Tier::T0, Purpose::Operation, Retention::Days(DAYS)),
    ],
};

fn scope(countries: &[String]) -> String {
    let mut countries = countries.to_vec();
    countries.sort();
    countries.join(",")
}

/// Keeps `numbers` of these countries, counted at `now`, unless some were kept less than a minute ago. It takes a short
/// transaction of its own: the page that asks only reads.
pub async fn keep(
    app: &App,
    countries: &[String],
    numbers: &Numbers,
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let scope = scope(countries);
    let kept = Entity::find_by_id(scope.clone()).one(&app.db).await?;
    if kept.is_some_and(|kept| now < kept.at + TimeDelta::seconds(OLD)) {
        return Ok(());
    }
    let row = ActiveModel { scope: Set(scope), numbers: Set(serde_json::to_string(numbers)?), at: Set(now) };
    let transaction = db::begin(&app.db, Intent::Write).await?;
    Entity::insert(row)
        .on_conflict(
            OnConflict::column(Column::Scope).update_columns([Column::Numbers, Column::At]).to_owned(),
        )
        .exec_without_returning(&*transaction)
        .await?;
    Ok(transaction.commit().await?)
}

/// The last numbers of these countries, with their time.
pub async fn last(
    db: &impl ConnectionTrait,
    countries: &[String],
) -> Result<Option<(Numbers, DateTime<Utc>)>, DbErr> {
    let kept = Entity::find_by_id(scope(countries)).one(db).await?;
    // Numbers of an older version, which cannot be read, are none.
    Ok(kept.and_then(|kept| Some((serde_json::from_str(&kept.numbers).ok()?, kept.at))))
}

/// Removes what nobody has asked for in a long time.
pub async fn remove_expired(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let before = now - TimeDelta::days(DAYS.into());
    Ok(Entity::delete_many().filter(COLUMN.at.lt(before)).exec(db).await?.rows_affected)
}
