//! What was sealed with keys of the installation that others have followed, sealed anew with the newest: row by row, in
//! small transactions, while servers run. Broken off, it is begun again: a row under the newest key is passed over. A
//! row that is erased meanwhile stays erased: rows are only ever changed.

use std::time::Instant;

use anyhow::{Result, bail};
use kit::db::{self, Intent};
use kit::field::Sealed;
use kit::seal::{KeyId, Keys, Place, key_id_of};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, QueryResult, Statement, Value};
use uuid::Uuid;

use crate::Part;

/// Rows sealed anew in one transaction: on SQLite nobody else writes meanwhile, so it must be over in milliseconds.
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
            let Some(last) = found.last().cloned() else { break };
            let begun = Instant::now();
            let pass = batch(db, keys, column, found).await?;
            whole.renewed += pass.renewed;
            whole.broken += pass.broken;
            progress(column, pass.renewed);
            // SQLite's other writers look ever more seldom whether they may: half of the time is theirs.
            if db.get_database_backend() == DbBackend::Sqlite {
                tokio::time::sleep(begun.elapsed()).await;
            }
            after = Some(last);
        }
    }
    Ok(whole)
}

/// The primary keys of the next rows of `column` under an older key, in their order.
async fn older(
    db: &DatabaseConnection,
    keys: &Keys,
    column: &Column,
    after: Option<&Value>,
) -> Result<Vec<Value>, DbErr> {
    let Some(newest) = newest(keys, column) else { return Ok(Vec::new()) };
    let Column { table, key, name, .. } = column;
    let mut values = vec![Value::from(newest.to_vec())];
    let mut sql = format!(
        "SELECT \"{key}\" AS row_key FROM \"{table}\" WHERE \"{name}\" IS NOT NULL AND {} <> $1",
        key_id_of(name)
    );
    if let Some(after) = after {
        values.push(after.clone());
        sql += &format!(" AND \"{key}\" > $2");
    }
    sql += &format!(" ORDER BY \"{key}\" LIMIT {BATCH}");
    let rows = db.query_all_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).await?;
    rows.iter().map(|row| Ok(row_key(row)?.0)).collect()
}

/// Seals the values of `column` in the rows `found` anew.
async fn batch(
    db: &DatabaseConnection,
    keys: &Keys,
    column: &Column,
    found: Vec<Value>,
) -> Result<Pass, DbErr> {
    let ring = keys.ring();
    let Some(line) = ring.line(column.sealed) else { return Ok(Pass::default()) };
    let (backend, Column { table, key, name, .. }) = (db.get_database_backend(), column);
    let transaction = db::begin(db, Intent::Write).await?;
    let places: Vec<String> = (2..found.len() + 2).map(|n| format!("${n}")).collect();
    // What a request holds is passed over: whoever waits for nobody stands in nobody's way.
    let lock = if backend == DbBackend::Postgres { " FOR NO KEY UPDATE SKIP LOCKED" } else { "" };
    let sql = format!(
        "SELECT \"{key}\" AS row_key, \"{name}\" AS value FROM \"{table}\" \
         WHERE \"{name}\" IS NOT NULL AND {} <> $1 AND \"{key}\" IN ({}){lock}",
        key_id_of(name),
        places.join(", ")
    );
    let newest = Value::from(line.newest().key.id().to_vec());
    let values = std::iter::once(newest).chain(found);
    let rows = transaction.query_all_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    let (mut pass, mut fresh) = (Pass::default(), Vec::new());
    for row in &rows {
        let (value, bytes) = row_key(row)?;
        let place = Place { table, column: name, row: &bytes };
        match line.renew(place, &row.try_get::<Vec<u8>>("", "value")?) {
            Ok(renewed) => fresh.extend([value, renewed.into()]),
            Err(_) => pass.broken += 1,
        }
    }
    pass.renewed = fresh.len() as u64 / 2;
    if !fresh.is_empty() {
        let rows: Vec<String> =
            (1..fresh.len()).step_by(2).map(|n| format!("(${n}, ${})", n + 1)).collect();
        let sql = format!(
            "WITH fresh(row_key, value) AS (VALUES {}) UPDATE \"{table}\" SET \"{name}\" = fresh.value FROM fresh \
             WHERE \"{table}\".\"{key}\" = fresh.row_key",
            rows.join(", ")
        );
        transaction.execute_raw(Statement::from_sql_and_values(backend, sql, fresh)).await?;
    }
    transaction.commit().await?;
    Ok(pass)
}

/// The id of the key that seals `column` now; none where no key of the installation does.
fn newest(keys: &Keys, column: &Column) -> Option<KeyId> {
    keys.ring().line(column.sealed).map(|line| line.newest().key.id())
}

/// A row's primary key, as a value and as the bytes that its sealed values are bound to: a UUID, or bytes.
fn row_key(row: &QueryResult) -> Result<(Value, Vec<u8>), DbErr> {
    if let Ok(id) = row.try_get::<Uuid>("", "row_key") {
        return Ok((id.into(), id.as_bytes().to_vec()));
    }
    let bytes: Vec<u8> = row.try_get("", "row_key")?;
    Ok((bytes.clone().into(), bytes))
}

/// How many values of `column` are under which key.
pub async fn counts(db: &DatabaseConnection, column: &Column) -> Result<Vec<(KeyId, u64)>, DbErr> {
    let Column { table, name, .. } = column;
    let sql = format!(
        "SELECT {} AS key_id, count(*) AS rows FROM \"{table}\" WHERE \"{name}\" IS NOT NULL GROUP BY 1",
        key_id_of(name)
    );
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
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

/// Fails where the role that asks does not see all rows of `columns`: what it does not see would be lost with the old
/// keys.
pub async fn sees_all(db: &DatabaseConnection, columns: &[Column]) -> Result<()> {
    if db.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    for Column { table, .. } in columns {
        let sql = "SELECT row_security_active($1) AS hidden";
        let ask = Statement::from_sql_and_values(DbBackend::Postgres, sql, [(*table).into()]);
        let row = db.query_one_raw(ask).await?;
        if row.is_none_or(|row| row.try_get("", "hidden").unwrap_or(true)) {
            bail!("row security hides rows of {table} from this role: keys cannot be replaced by it");
        }
    }
    Ok(())
}
