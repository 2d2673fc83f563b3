//! The database: SQLite in the data folder, or PostgreSQL by address.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::Duration;

use data_encoding::HEXLOWER;
use sea_orm::sqlx::sqlite::{SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sea_orm::sqlx::{self, Connection};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction,
    DbBackend, DbErr, IsolationLevel, RuntimeErr, SqliteTransactionMode, Statement, TransactionOptions,
    TransactionTrait,
};
use tokio::sync::OwnedMutexGuard;

/// Longest wait for another writer (SQLite) or for a free connection, before the page answers 503.
const PATIENCE: Duration = Duration::from_secs(10);

/// The same on PostgreSQL, of which a server has many: one that is away is told of soon, and one that is overrun is not
/// overrun further.
const PATIENCE_AWAY: Duration = Duration::from_secs(2);

/// Opens the database at `url`: `sqlite:/path/file.db` (made when absent) or `postgres://…`.
///
/// SQLite runs in WAL mode with `synchronous=FULL`: an answer that has left means a row that
/// survives a power cut.
pub async fn connect(url: &str, max_connections: u32) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    let patience = if url.starts_with("sqlite") { PATIENCE } else { PATIENCE_AWAY };
    options.max_connections(max_connections).acquire_timeout(patience).sqlx_logging(false);
    // A file does not go away as a server does: to ask before each use is a round trip to its thread for nothing.
    options.test_before_acquire(!url.starts_with("sqlite:"));
    options.map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .pragma("temp_store", "memory")
            // The log is taken over by `take_over_log`, not by whose commit makes it long: that one would wait for two more
            // syncs. Only where nobody does, as in commands that import, or not fast enough, does it happen so.
            .pragma("wal_autocheckpoint", LONGEST_LOG)
            // What is deleted is overwritten: nobody finds an erased person in the file.
            .pragma("secure_delete", "on")
            // Else `INSERT OR REPLACE` would slip past the trigger that keeps audit rows as they are.
            .pragma("recursive_triggers", "on")
    });
    options
        .map_sqlx_sqlite_pool_opts(|pool| pool.after_release(|connection, _| Box::pin(is_free(connection))));
    Database::connect(options).await
}

/// Whether `connection` stands outside all transactions; one that does not is given up. When the disk fails a commit,
/// SQLite ends the transaction by itself, and sqlx, whose own end of it is then refused, believes that it goes on: what
/// was written by such a connection would never be committed, and the lock never given back.
async fn is_free(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    // Until what was asked of it before is through.
    connection.ping().await?;
    Ok(!connection.is_in_transaction())
}

/// One connection to the PostgreSQL at `url` that is never given up by itself: what is held by it stays held.
pub async fn connect_for_good(url: &str) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).acquire_timeout(PATIENCE).sqlx_logging(false);
    options.map_sqlx_postgres_pool_opts(|pool| pool.idle_timeout(None).max_lifetime(None));
    Database::connect(options).await
}

/// Pages of the log of SQLite after which a commit takes it over by itself: 80 MB.
const LONGEST_LOG: &str = "20000";

/// Commits of this process since its start, of transactions that were to write.
static WRITTEN: AtomicU64 = AtomicU64::new(0);

/// How many transactions that were to write this process has made last.
pub fn written() -> u64 {
    WRITTEN.load(Ordering::Relaxed)
}

/// Takes what stands in the log of SQLite over into its file, as far as no reader is at an older page; holds nobody up.
/// On PostgreSQL there is nothing to do.
pub async fn take_over_log(db: &DatabaseConnection) -> Result<(), DbErr> {
    if db.get_database_backend() != DbBackend::Sqlite {
        return Ok(());
    }
    let take = Statement::from_string(DbBackend::Sqlite, "PRAGMA wal_checkpoint(PASSIVE)");
    db.query_one_raw(take).await.map(drop)
}

/// Rids the log of SQLite of what was deleted or replaced: all of it goes into the file, and the log is cut to nothing.
/// Fails while a reader is still at an older page; it can be tried again. PostgreSQL clears up after itself (see
/// docs/SECURITY.md).
pub async fn cut_log(db: &DatabaseConnection) -> Result<(), DbErr> {
    if db.get_database_backend() != DbBackend::Sqlite {
        return Ok(());
    }
    let cut = Statement::from_string(DbBackend::Sqlite, "PRAGMA wal_checkpoint(TRUNCATE)");
    let row = db.query_one_raw(cut).await?;
    let is_busy = row.is_some_and(|row| row.try_get_by_index::<i32>(0).is_ok_and(|busy| busy != 0));
    if is_busy {
        return Err(DbErr::Custom("the log of the database is being read and cannot be cut now".into()));
    }
    Ok(())
}

/// What a transaction is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Reads only: on SQLite a deferred transaction, which never waits for a writer.
    Read,
    /// Reads only, and sees all tables as they were at one moment, however long it takes.
    Snapshot,
    /// Will write: on SQLite the write lock is taken at once, so that two requests queue instead of
    /// one failing half-way with "database is locked".
    Write,
}

/// A transaction that is rolled back where it is not committed.
///
/// SQLite has one writer at a time, and lets the others look again after ever longer naps: at eight clients the
/// unlucky one waits a second. Here whoever is to write waits in a line of this process, and is woken in turn.
pub struct Transaction {
    inner: DatabaseTransaction,
    writes: bool,
    // After `inner`: the next in the line finds the lock free.
    _turn: Option<OwnedMutexGuard<()>>,
}

impl std::ops::Deref for Transaction {
    type Target = DatabaseTransaction;

    fn deref(&self) -> &DatabaseTransaction {
        &self.inner
    }
}

impl Transaction {
    /// Makes what was written last.
    pub async fn commit(self) -> Result<(), DbErr> {
        self.inner.commit().await?;
        WRITTEN.fetch_add(u64::from(self.writes), Ordering::Relaxed);
        Ok(())
    }

    /// Undoes what was written.
    pub async fn rollback(self) -> Result<(), DbErr> {
        self.inner.rollback().await
    }
}

/// The lines before the databases that this process writes, by file.
static LINES: LazyLock<Mutex<HashMap<PathBuf, Arc<tokio::sync::Mutex<()>>>>> = LazyLock::new(Mutex::default);

/// The caller's turn to write to the SQLite database `db`.
async fn turn(db: &DatabaseConnection) -> Result<OwnedMutexGuard<()>, DbErr> {
    let file = db.get_sqlite_connection_pool().connect_options().get_filename().to_path_buf();
    let line = LINES.lock().unwrap_or_else(PoisonError::into_inner).entry(file).or_default().clone();
    let waited = tokio::time::timeout(PATIENCE, line.lock_owned()).await;
    waited.map_err(|_| DbErr::Conn(RuntimeErr::Internal("the line before the database is too long".into())))
}

/// Whose rows a transaction meets. On PostgreSQL row security holds it to that, a second net below every condition of
/// ours; on SQLite there is none. Nobody's, unless it is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    /// Everyone's: jobs and commands.
    pub all: bool,
    /// Those of the people of these countries: staff.
    pub countries: Vec<String>,
    /// Those that who asks has named: ids of people, registry numbers, keyed hashes of contacts in hex.
    pub keys: Vec<String>,
}

impl Sight {
    /// Everyone's.
    pub fn all() -> Self {
        Self { all: true, ..Self::default() }
    }

    /// Holds `transaction` to it from now on, until it is said anew or the transaction ends.
    pub async fn hold(&self, transaction: &DatabaseTransaction) -> Result<(), DbErr> {
        if transaction.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        let set = Statement::from_sql_and_values(
            DbBackend::Postgres,
            "SELECT set_config('mahjar.sight', $1, true), set_config('mahjar.countries', $2, true), \
             set_config('mahjar.keys', $3, true)",
            [
                if self.all { "all" } else { "" }.into(),
                self.countries.join(",").into(),
                self.keys.join(",").into(),
            ],
        );
        transaction.query_one_raw(set).await.map(drop)
    }
}

/// A keyed hash by which rows are met, as [`Sight::keys`] has it.
pub fn row_key(hash: &[u8]) -> String {
    HEXLOWER.encode(hash)
}

/// Begins a transaction for `intent` that meets the rows of everyone: for jobs and commands.
pub async fn begin_for_all(db: &DatabaseConnection, intent: Intent) -> Result<Transaction, DbErr> {
    let transaction = begin(db, intent).await?;
    Sight::all().hold(&transaction).await?;
    Ok(transaction)
}

/// Begins a transaction for `intent` that meets nobody's rows.
pub async fn begin(db: &DatabaseConnection, intent: Intent) -> Result<Transaction, DbErr> {
    let writes_sqlite = db.get_database_backend() == DbBackend::Sqlite && intent == Intent::Write;
    let turn = if writes_sqlite { Some(turn(db).await?) } else { None };
    let mode = writes_sqlite.then_some(SqliteTransactionMode::Immediate);
    // Every transaction of SQLite is a snapshot.
    let is_snapshot = intent == Intent::Snapshot && db.get_database_backend() == DbBackend::Postgres;
    let options = TransactionOptions {
        isolation_level: is_snapshot.then_some(IsolationLevel::RepeatableRead),
        access_mode: is_snapshot.then_some(AccessMode::ReadOnly),
        sqlite_transaction_mode: mode,
    };
    let inner = db.begin_with_options(options).await?;
    Ok(Transaction { inner, writes: intent == Intent::Write, _turn: turn })
}
