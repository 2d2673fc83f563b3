//! What was sealed with keys of the installation that others have followed, sealed anew with the newest: row by row, in
//! small transactions, while servers run. Broken off, it is begun again: a row under the newest key is passed over. A
//! row that is erased meanwhile stays erased: rows are only ever changed.

use std::time::Instant;

use anyhow::Result;
use kit::db::{self, Intent};
use kit::field::Sealed;
use kit::seal::{KeyId, Keys, Place, key_id_of};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, QueryResult, Statement, Value};
use uuid::Uuid;

use crate::Part;

/// Values written in one transaction: on SQLite nobody else writes meanwhile, so it must be over in milliseconds.
const BATCH: usize = 500;

/// A column whose values a key of the installation, or what it wraps, has sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its table.
    pub table: &'static str,
    /// The table's primary key, which the values are bound to.
    pub key: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What opens it.
    pub sealed: Sealed,
}

/// All sealed columns of the tables of `parts`.
pub fn columns(parts: &[&Part]) -> Vec<Column> {
    let tables = parts.iter().flat_map(|part| part.tables);
    let of_table = tables.flat_map(|table| {
        table.fields.iter().filter_map(|field| {
            let (key, name) = (table.fields[0].column, field.column);
            field.sealed.map(|sealed| Column { table: table.name, key, name, sealed })
        })
    });
    of_table.collect()
}

/// What a pass over columns did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pass {
    /// Values that were sealed anew.
    pub renewed: u64,
    /// Values that no key opens: noise, left as they are.
    pub broken: u64,
}

/// Seals anew what of `columns` is under an older key. `progress` is called after each transaction with the column and
/// how many values it brought. Rows that a request holds are left to the next pass.
pub async fn all(
    db: &DatabaseConnection,
    keys: &Keys,
    columns: &[Column],
    mut progress: impl FnMut(&Column, u64),
) -> Result<Pass, DbErr> {
    let mut whole = Pass::default();
    for column in columns {
        let mut after = None;
        loop {
            let found = older(db, keys, column, after.as_ref()).await?;
            let Some(last) = found.last().map(|value| value.key.clone()) else { break };
            let read = found.len() as u64;
            let fresh: Vec<_> = found.into_iter().filter_map(|value| value.renewed(keys, column)).collect();
            whole.broken += read - fresh.len() as u64;
            let begun = Instant::now();
            let renewed = write(db, column, fresh).await?;
            whole.renewed += renewed;
            progress(column, renewed);
            // SQLite's other writers look ever more seldom whether they may: half of the time is theirs.
            if db.get_database_backend() == DbBackend::Sqlite {
                tokio::time::sleep(begun.elapsed()).await;
            }
            after = Some(last);
        }
    }
    Ok(whole)
}

/// A sealed value as it was read.
struct Old {
    /// Its row's primary key.
    key: Value,
    /// The same, as the bytes that it is bound to.
    row: Vec<u8>,
    sealed: Vec<u8>,
}

/// The same value, sealed anew.
struct Fresh {
    old: Old,
    sealed: Vec<u8>,
}

impl Old {
    /// It is a UUID or bytes that name a row.
    fn read(row: &QueryResult) -> Result<Self, DbErr> {
        let sealed = row.try_get("", "value")?;
        if let Ok(id) = row.try_get::<Uuid>("", "row_key") {
            return Ok(Self { key: id.into(), row: id.as_bytes().to_vec(), sealed });
        }
        let bytes: Vec<u8> = row.try_get("", "row_key")?;
        Ok(Self { key: bytes.clone().into(), row: bytes, sealed })
    }

    /// Sealed anew; nothing if it does not open.
    fn renewed(self, keys: &Keys, column: &Column) -> Option<Fresh> {
        let place = Place { table: column.table, column: column.name, row: &self.row };
        let sealed = keys.ring().line(column.sealed)?.renew(place, &self.sealed).ok()?;
        Some(Fresh { old: self, sealed })
    }
}

/// The next values of `column` under an older key, by their rows' primary keys.
async fn older(
    db: &DatabaseConnection,
    keys: &Keys,
    column: &Column,
    after: Option<&Value>,
) -> Result<Vec<Old>, DbErr> {
    let Some(newest) = newest(keys, column) else { return Ok(Vec::new()) };
    let Column { table, key, name, .. } = column;
    let mut values = vec![Value::from(newest.to_vec())];
    let mut sql = format!(
        "SELECT \"{key}\" AS row_key, \"{name}\" AS value FROM \"{table}\" WHERE \"{name}\" IS NOT NULL AND {} <> $1",
        key_id_of(name)
    );
    if let Some(after) = after {
        values.push(after.clone());
        sql += &format!(" AND \"{key}\" > $2");
    }
    sql += &format!(" ORDER BY \"{key}\" LIMIT {BATCH}");
    // Of everyone: what row security hid would be lost with the old keys.
    let reading = db::begin_for_all(db, Intent::Read).await?;
    let ask = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let rows = reading.query_all_raw(ask).await?;
    reading.rollback().await?;
    rows.iter().map(Old::read).collect()
}

/// Puts what was sealed anew in the place of what it was made from, where that still stands; how many values.
async fn write(db: &DatabaseConnection, column: &Column, fresh: Vec<Fresh>) -> Result<u64, DbErr> {
    if fresh.is_empty() {
        return Ok(0);
    }
    let (backend, Column { table, key, name, .. }) = (db.get_database_backend(), column);
    let rows: Vec<String> =
        (0..fresh.len()).map(|n| format!("(${}, ${}, ${})", 3 * n + 1, 3 * n + 2, 3 * n + 3)).collect();
    // What a request holds is passed over: whoever waits for nobody stands in nobody's way.
    let (free, is_free) = match backend {
        DbBackend::Postgres => (
            format!(
                ", free AS (SELECT \"{key}\" FROM \"{table}\" WHERE \"{key}\" IN (SELECT row_key FROM fresh) \
                 FOR NO KEY UPDATE SKIP LOCKED)"
            ),
            format!(" AND \"{table}\".\"{key}\" IN (SELECT \"{key}\" FROM free)"),
        ),
        _ => (String::new(), String::new()),
    };
    let sql = format!(
        "WITH fresh(row_key, old, value) AS (VALUES {}){free} UPDATE \"{table}\" SET \"{name}\" = fresh.value \
         FROM fresh WHERE \"{table}\".\"{key}\" = fresh.row_key AND \"{table}\".\"{name}\" = fresh.old{is_free}",
        rows.join(", ")
    );
    let values = fresh.into_iter().flat_map(|one| [one.old.key, one.old.sealed.into(), one.sealed.into()]);
    let transaction = db::begin_for_all(db, Intent::Write).await?;
    let written = transaction.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    transaction.commit().await?;
    Ok(written.rows_affected())
}

/// The id of the key that seals `column` now; none where no key of the installation does.
fn newest(keys: &Keys, column: &Column) -> Option<KeyId> {
    keys.ring().line(column.sealed).map(|line| line.newest().key.id())
}

/// How many values of `column` are under which key.
pub async fn counts(db: &DatabaseConnection, column: &Column) -> Result<Vec<(KeyId, u64)>, DbErr> {
    let Column { table, name, .. } = column;
    let sql = format!(
        "SELECT {} AS key_id, count(*) AS rows FROM \"{table}\" WHERE \"{name}\" IS NOT NULL GROUP BY 1",
        key_id_of(name)
    );
    let reading = db::begin_for_all(db, Intent::Read).await?;
    let rows = reading.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    reading.rollback().await?;
    let count = |row: &QueryResult| {
        let id: Vec<u8> = row.try_get("", "key_id")?;
        let rows: i64 = row.try_get("", "rows")?;
        // What is shorter is under no key at all.
        Ok((id.try_into().unwrap_or_default(), rows.unsigned_abs()))
    };
    rows.iter().map(count).collect()
}

/// How many values of `columns` are under another key than the newest.
pub async fn left(db: &DatabaseConnection, keys: &Keys, columns: &[Column]) -> Result<u64, DbErr> {
    Ok(sums(db, keys, columns).await?.1)
}

/// How many values of `columns` are under the newest key.
pub async fn under_newest(db: &DatabaseConnection, keys: &Keys, columns: &[Column]) -> Result<u64, DbErr> {
    Ok(sums(db, keys, columns).await?.0)
}

/// How many values of `columns` are under the newest key, and how many under others.
async fn sums(db: &DatabaseConnection, keys: &Keys, columns: &[Column]) -> Result<(u64, u64), DbErr> {
    let (mut under, mut left) = (0, 0);
    for column in columns {
        let Some(newest) = newest(keys, column) else { continue };
        for (id, values) in counts(db, column).await? {
            *(if id == newest { &mut under } else { &mut left }) += values;
        }
    }
    Ok((under, left))
}
