//! Rows whose time is over: each table whose first column is kept so many days after something is cleared of them, as its
//! own declaration says ([`Retention::After`]). What runs out otherwise is cleared by its own model; people by
//! `registry::retention`.

use chrono::{DateTime, TimeDelta, Utc};
use kit::db::{self, Intent};
use kit::field::{Retention, Table};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;

use crate::App;
use crate::audit::{self, ActorKind, Entry};

/// Rows removed in one transaction: others that write wait so long at most.
const BATCH: u64 = 500;

/// How far back the clock must be known to have run, and how recently: so long an operator has to put a clock right that
/// jumped ahead, before anything is erased by it.
const KNOWN: (TimeDelta, TimeDelta) = (TimeDelta::days(8), TimeDelta::days(1));

/// Whether `now` can be trusted enough to erase by it: something was written down between eight days and one day before
/// it. After a jump ahead there is nothing there, as after a long rest, and a day passes before anything is erased.
pub async fn is_clock_steady(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<bool, DbErr> {
    audit::is_any_between(db, (now - KNOWN.0, now - KNOWN.1)).await
}

/// The column from which the rows of `table` are counted, and the days; nothing where they do not run out so.
pub fn rule(table: &Table) -> Option<(&'static str, u32)> {
    match table.fields.first()?.retention {
        Retention::After(column, days) => Some((column, days)),
        Retention::Record | Retention::Use | Retention::Days(_) | Retention::Archive => None,
    }
}

/// Clears all tables; returns how many rows. One that cannot be cleared now holds up no other.
pub async fn clear(app: &App, now: DateTime<Utc>) -> anyhow::Result<u64> {
    let mut cleared = 0;
    for table in app.parts.iter().flat_map(|part| part.tables) {
        let Some((column, days)) = rule(table) else { continue };
        let before = now - TimeDelta::days(days.into());
        match clear_table(app, table, (column, before), now).await {
            Ok(rows) => cleared += rows,
            Err(error) => {
                tracing::error!(
                    table = table.name,
                    cause = format!("{error:#}"),
                    "a table cannot be cleared"
                );
            }
        }
    }
    Ok(cleared)
}

/// Removes the rows of `table` in which `column` lies before `before`; that, and how many, is written down with it.
async fn clear_table(
    app: &App,
    table: &Table,
    (column, before): (&'static str, DateTime<Utc>),
    now: DateTime<Utc>,
) -> anyhow::Result<u64> {
    let id = table.fields.first().map_or("id", |field| field.column);
    let mut cleared = 0;
    loop {
        let transaction = db::begin_for_all(&app.db, Intent::Write).await?;
        let due = Query::select()
            .column(Alias::new(id))
            .from(Alias::new(table.name))
            .and_where(Expr::col(Alias::new(column)).lt(before))
            .limit(BATCH)
            .to_owned();
        let delete = Query::delete()
            .from_table(Alias::new(table.name))
            .and_where(Expr::col(Alias::new(id)).in_subquery(due))
            .to_owned();
        let rows = transaction.execute(&delete).await?.rows_affected();
        if rows == 0 {
            transaction.rollback().await?;
            return Ok(cleared);
        }
        let entry = Entry::done("retention.clear").with(json!({ "table": table.name, "rows": rows }));
        audit::write(&*transaction, &app.keys, (ActorKind::System, None), now, vec![entry]).await?;
        transaction.commit().await?;
        cleared += rows;
    }
}
