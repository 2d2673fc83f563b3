//! How keys follow others while servers run.
//!
//! A rotation goes in steps, each of them one transaction or a row of them, so that it may be broken off anywhere and
//! begun again:
//! 1. [`announce`]: new keys stand beside the old. All are wrapped by the old master key and by the new one, so that a
//!    server starts with either; the new ones also by those they follow, so that a server that runs, and has forgotten
//!    its master key, learns them.
//! 2. After [`NOTICE`] every server opens with them, and [`put_to_use`] lets them seal.
//! 3. What was sealed before is sealed anew ([`crate::reseal`]).
//! 4. [`finish`]: what the old master key wraps is gone. It opens nothing any more.
//! 5. After [`RETIRED`] the old keys go too ([`retire`]). Until then they open what a request that was under way has
//!    sealed with them.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use chrono::{DateTime, TimeDelta, Utc};
use kit::db::{self, Intent};
use kit::seal::{Key, Keys, Master};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{IntoActiveModel, QueryOrder, QuerySelect};

use super::{ActiveModel, COLUMN, Column, Entity, Here, Model, Use, look};
use crate::audit::{self, ActorKind, Entry};
use crate::{App, reseal};

/// How long new keys are announced before they seal: several looks of every running process.
pub const NOTICE: Duration = Duration::from_secs(15);
/// After that time in use, every running process seals with them: two of its looks.
pub const TAKEN_UP: TimeDelta = TimeDelta::seconds(5);
/// How long keys that seal no more still open: far longer than a request or an import is under way.
pub const RETIRED: TimeDelta = TimeDelta::days(1);

/// The uses whose keys are replaced. That of look-up stays: what was hashed is not kept, and cannot be hashed anew.
const REPLACED: [Use; 2] = [Use::PersonKeys, Use::Rows];

/// All rows, which nobody else changes until the transaction `db` ends.
async fn locked(db: &impl ConnectionTrait) -> Result<Vec<Model>, DbErr> {
    Entity::find().order_by_asc(COLUMN.number).lock_exclusive().all(db).await
}

/// The newest of the keys for person keys: with it stand all others of its number.
fn newest(rows: &[Model]) -> Option<&Model> {
    rows.iter().filter(|row| row.purpose == Use::PersonKeys).max_by_key(|row| row.number)
}

/// Whether `master` is the one that wraps the keys: not one that is only to follow.
pub async fn is_in_force(db: &impl ConnectionTrait, master: &Master) -> Result<bool, DbErr> {
    let rows = super::all(db).await?;
    let key = master.key();
    Ok(rows.iter().all(|row| key.unwrap(row.here("wrapped").place(), &row.wrapped).is_ok()))
}

/// Begins a rotation from the master key `current` to `next`, or goes on with one that was broken off; whether its keys
/// are in use already. `keys` hold them afterwards.
pub async fn announce(
    db: &DatabaseConnection,
    keys: &Keys,
    (current, next): (&Master, &Master),
    now: DateTime<Utc>,
) -> Result<bool> {
    let transaction = db::begin(db, Intent::Write).await?;
    let mut rows = locked(&*transaction).await?;
    let last = newest(&rows).context("a database without keys")?;
    if last.handed_on.is_none() {
        let number = last.number + 1;
        let before = keys.person_keys().newest().key.clone();
        for purpose in REPLACED {
            let row = made(purpose, number, (&current.key(), &before), now);
            rows.push(Entity::insert(row).exec_with_returning(&*transaction).await?);
        }
    }
    let (current, next) = (current.key(), next.key());
    for row in &rows {
        let key = row.by_master(&current).context("the master key does not open all keys")?;
        let mut changed = row.clone().into_active_model();
        changed.next = Set(Some(next.wrap(row.here("next").place(), &key)));
        changed.update(&*transaction).await?;
    }
    let is_in_use = newest(&rows).is_some_and(|row| row.used_at.is_some());
    transaction.commit().await?;
    look(db, keys).await?;
    Ok(is_in_use)
}

/// A new key of this use and number, wrapped by the master key `current` and by the key `before` it.
fn made(purpose: Use, number: i32, (current, before): (&Key, &Key), now: DateTime<Utc>) -> ActiveModel {
    let key = Key::random();
    let wrapped = |by: &Key, column| by.wrap(Here::new(column, purpose, number).place(), &key);
    ActiveModel {
        purpose: Set(purpose),
        number: Set(number),
        wrapped: Set(wrapped(current, "wrapped")),
        next: Set(None),
        handed_on: Set(Some(wrapped(before, "handed_on"))),
        made_at: Set(now),
        used_at: Set(None),
    }
}

/// Lets the announced keys seal; since when they do. Whoever calls has waited for [`NOTICE`].
pub async fn put_to_use(db: &DatabaseConnection, keys: &Keys, now: DateTime<Utc>) -> Result<DateTime<Utc>> {
    let transaction = db::begin(db, Intent::Write).await?;
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(COLUMN.used_at.is_null())
        .exec(&*transaction)
        .await?;
    let rows = super::all(&*transaction).await?;
    transaction.commit().await?;
    look(db, keys).await?;
    Ok(newest(&rows).and_then(|row| row.used_at).unwrap_or(now))
}

/// Ends a rotation: `next` is the master key from now on, and no other opens anything. `said` goes into the audit.
pub async fn finish(
    db: &DatabaseConnection,
    keys: &Keys,
    next: &Master,
    (now, said): (DateTime<Utc>, serde_json::Value),
) -> Result<()> {
    let transaction = db::begin(db, Intent::Write).await?;
    let next = next.key();
    for row in locked(&*transaction).await? {
        let key = row.by_next(&next).context("another rotation has begun meanwhile")?;
        let wrapped = next.wrap(row.here("wrapped").place(), &key);
        let mut changed = row.into_active_model();
        changed.wrapped = Set(wrapped);
        changed.next = Set(None);
        changed.handed_on = Set(None);
        changed.update(&*transaction).await?;
    }
    let entry = Entry::done("keys.rotate").with(said);
    audit::write(&*transaction, keys, (ActorKind::Operator, None), now, vec![entry]).await?;
    transaction.commit().await?;
    Ok(())
}

/// Drops keys that have sealed nothing for longer than [`RETIRED`], once what they still open is sealed anew; how many.
pub async fn retire(app: &App, now: DateTime<Utc>) -> Result<u64> {
    let rows = super::all(&app.db).await?;
    let in_use = rows.iter().filter(|row| row.used_at.is_some_and(|since| since + RETIRED <= now));
    let number = in_use.map(|row| row.number).max().unwrap_or_default();
    let is_old = |row: &&Model| REPLACED.contains(&row.purpose) && row.number < number;
    if !rows.iter().any(|row| is_old(&row)) {
        return Ok(0);
    }
    look(&app.db, &app.keys).await?;
    let columns = reseal::columns(app.parts);
    let pass = reseal::all(&app.db, &app.keys, &columns, |_, _| {}).await?;
    if pass.broken > 0 {
        tracing::warn!(values = pass.broken, "some values open with no key: noise, before and after");
    }
    // What a request holds just now is sealed anew at the next try.
    ensure!(reseal::left(&app.db, &app.keys, &columns).await? <= pass.broken, "some rows are in use");
    let old = Entity::delete_many()
        .filter(Column::Purpose.is_in(REPLACED))
        .filter(COLUMN.number.lt(number))
        .exec(&app.db)
        .await?;
    look(&app.db, &app.keys).await?;
    Ok(old.rows_affected)
}
