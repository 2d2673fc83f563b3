//! The database: SQLite in the data folder, or PostgreSQL by address.

use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};

/// Longest wait for another writer (SQLite) or for a free connection, before the page answers 503.
const PATIENCE: Duration = Duration::from_secs(10);

/// Opens the database at `url`: `sqlite:/path/file.db` (made when absent) or `postgres://…`.
///
/// SQLite runs in WAL mode with `synchronous=FULL`: an answer that has left means a row that
/// survives a power cut.
pub async fn connect(url: &str, max_connections: u32) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(max_connections).acquire_timeout(PATIENCE).sqlx_logging(false);
    options.map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .pragma("temp_store", "memory")
            // Else `INSERT OR REPLACE` would slip past the trigger that keeps audit rows as they are.
            .pragma("recursive_triggers", "on")
    });
    Database::connect(options).await
}

/// What a transaction is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Reads only: on SQLite a deferred transaction, which never waits for a writer.
    Read,
    /// Will write: on SQLite the write lock is taken at once, so that two requests queue instead of
    /// one failing half-way with "database is locked".
    Write,
}

/// Begins a transaction for `intent`.
pub async fn begin(db: &DatabaseConnection, intent: Intent) -> Result<DatabaseTransaction, DbErr> {
    let mode = match (db.get_database_backend(), intent) {
        (DbBackend::Sqlite, Intent::Write) => Some(SqliteTransactionMode::Immediate),
        _ => None,
    };
    db.begin_with_options(TransactionOptions { sqlite_transaction_mode: mode, ..Default::default() }).await
}
