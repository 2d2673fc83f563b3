//! Makes the application from its settings.

use std::collections::HashSet;
use std::sync::Arc;

use accounts::App;
use accounts::app::{Closed, Settings};
use accounts::mission;
use accounts::reference::Reference;
use anyhow::{Context, Result, bail};
use kit::clock::Clock;
use kit::db;
use kit::error::is_outage;
use kit::page::Renderer;
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use search::Index;
use tokio::sync::Notify;

use crate::config::Config;
use crate::{embedded, parts};

/// The application of `config`. Makes and migrates an empty data folder; on PostgreSQL the schema is
/// `mahjar migrate`'s to change, and one that is behind is refused.
pub async fn app(config: &Config, demo: bool, clock: Clock) -> Result<Arc<App>> {
    make_folder(config)?;
    let keys = config.keys()?;
    let reference = Reference::load(Some(&config.data.join("reference")))?;
    let db = database(config).await?;
    mission::fill(&db, &reference.missions).await?;
    let index = match Index::open(&config.data.join("index")) {
        Ok(index) => index,
        Err(error) => {
            tracing::warn!(cause = format!("{error:#}"), "the index is away");
            Index::Away(format!("{error:#}"))
        }
    };
    let texts = Arc::new(embedded::texts()?);
    let (_, addresses) = embedded::assets();
    let closed = config.closed.now.then(|| Closed { until: config.closed.until.clone() });
    Ok(Arc::new(App {
        db,
        pages: Renderer::new(embedded::template, texts.clone(), addresses),
        texts,
        clock,
        mail: config.mail_outlet()?,
        keys,
        index,
        reference,
        settings: Settings {
            public_url: config.public_url.clone(),
            demo,
            ministry: config.ministry.clone(),
            data: config.data.clone(),
            closed,
        },
        parts: parts::PARTS,
        jobs_waiting: Notify::new(),
    }))
}

/// The data folder, readable by its owner only.
fn make_folder(config: &Config) -> Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&config.data)
        .with_context(|| format!("the data folder {}", config.data.display()))
}

/// The database with its schema up to date.
async fn database(config: &Config) -> Result<DatabaseConnection> {
    let db = db::connect(&config.database(), config.database_connections).await.context("the database")?;
    if config.is_postgres() {
        let behind = changes_behind(&db).await?;
        if behind > 0 {
            bail!("the database is {behind} changes behind: run `mahjar migrate` first");
        }
    } else {
        Migrator::up(&db, None).await.context("migrating")?;
    }
    Ok(db)
}

/// How many changes the schema lacks. Asks as the role that serves, which may not make tables (sea-orm's
/// own question would).
pub async fn changes_behind(db: &DatabaseConnection) -> Result<usize> {
    let sql = "SELECT version FROM seaql_migrations";
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await;
    let applied: HashSet<String> = match rows {
        Ok(rows) => rows.iter().map(|row| row.try_get("", "version")).collect::<Result<_, _>>()?,
        Err(error) if is_outage(&error) => return Err(error.into()),
        // No such table yet.
        Err(_) => HashSet::new(),
    };
    Ok(Migrator::migrations().iter().filter(|change| !applied.contains(change.name())).count())
}

/// Brings the schema up to date, as its owner.
pub async fn migrate(config: &Config) -> Result<()> {
    make_folder(config)?;
    let url = if config.database_owner_url.is_empty() {
        config.database()
    } else {
        config.database_owner_url.clone()
    };
    let db = db::connect(&url, 1).await.context("the database")?;
    Migrator::up(&db, None).await.context("migrating")?;
    db.close().await?;
    Ok(())
}
