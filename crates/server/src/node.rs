//! The only server of a database. With PostgreSQL and an index in each server's own folder a second one would find nobody
//! whom the first is told of, so it does not start (DESIGN 6); those that share an index on a search server may be many.
//! The database itself remembers who serves, for as long as that one is connected: one that was killed is forgotten at
//! once.

use std::time::Duration;

use anyhow::{Result, bail};
use kit::db;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement};
use tokio_util::sync::CancellationToken;

use crate::config::Config;

/// By this number the database knows what is held: the letters "mahjar".
const LOCK: i64 = 0x6d61_686a_6172;
/// How long a new server waits for one that was just ended.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often it is looked whether the place is still held: a database that was restarted forgot it.
const LOOK: Duration = Duration::from_secs(2);

/// The place of the only server.
pub struct Place(DatabaseConnection);

impl Place {
    /// Takes it; on SQLite, where the lock of the index says the same, there is none, and none with an index that several
    /// share. Fails when another server has it.
    pub async fn take(config: &Config) -> Result<Option<Self>> {
        if !config.is_postgres() || config.meilisearch()?.is_some() {
            return Ok(None);
        }
        let place = Self(db::connect_for_good(&config.database()).await?);
        let begun = tokio::time::Instant::now();
        while !place.is_held().await? {
            if begun.elapsed() > PATIENCE {
                bail!("another server serves this database, with an index of its own: one of them is enough");
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Ok(Some(place))
    }

    /// Whether this server holds it, or has just taken it.
    async fn is_held(&self) -> Result<bool, DbErr> {
        let sql = "SELECT CASE WHEN EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted \
                   AND pid = pg_backend_pid() AND ((classid::bigint << 32) | objid::bigint) = $1) \
                   THEN true ELSE pg_try_advisory_lock($1) END AS held";
        let ask = Statement::from_sql_and_values(self.0.get_database_backend(), sql, [LOCK.into()]);
        let row = self.0.query_one_raw(ask).await?;
        Ok(row.is_some_and(|row| row.try_get("", "held").unwrap_or(false)))
    }

    /// Keeps it until `stop`. Where another server took it while the database was away, this one ends.
    pub async fn keep(self, stop: CancellationToken) {
        while !stop.is_cancelled() {
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(LOOK) => {}
            }
            // A database that is away says nothing: it is asked again.
            if self.is_held().await.is_ok_and(|held| !held) {
                tracing::error!("another server serves this database now; this one ends");
                stop.cancel();
            }
        }
    }
}
