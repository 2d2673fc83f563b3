//! Makes the application from its settings.

use std::collections::HashSet;
use std::sync::Arc;

use accounts::App;
use accounts::app::{Closed, Settings};
use accounts::passkey;
use accounts::password::Passwords;
use accounts::policy::Guards;
use accounts::reference::Reference;
use accounts::{installation_key, mission, region};
use anyhow::{Context, Result, bail};
use chrono::{DateTime, Utc};
use kit::clock::Clock;
use kit::db;
use kit::error::is_outage;
use kit::mail::Outlet;
use kit::page::Renderer;
use kit::seal::{Keys, Master};
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use search::Index;
use tokio::sync::Notify;

use crate::config::Config;
use crate::{embedded, parts};

/// The index's folder in the data folder.
pub const INDEX: &str = "index";

/// The application of `config`. Makes and migrates an empty data folder; on PostgreSQL the schema is
/// `mahjar migrate`'s to change, and one that is behind is refused.
pub async fn app(config: &Config, demo: bool, clock: Clock) -> Result<Arc<App>> {
    make_folder(config)?;
    let reference = Reference::load(Some(&config.data.join("reference")))?;
    let db = database(config).await?;
    let (keys, _) = keys(config, &db, clock.now()).await?;
    mission::fill(&db, &reference.missions).await?;
    region::fill(&db, &reference).await?;
    let index = match config.meilisearch()? {
        Some(server) => Index::Meilisearch(server),
        None => Index::open_or_away(&config.data.join(INDEX)),
    };
    if let Index::Away(why) = &index {
        tracing::warn!(%why, "the index is away");
    }
    let texts = embedded::texts()?;
    let (_, addresses) = embedded::assets();
    let closed = config.closed.now.then(|| Closed { until: config.closed.until.clone() });
    Ok(Arc::new(App {
        db,
        guards: Guards::default(),
        pages: Renderer::new(embedded::template, texts.clone(), addresses),
        texts,
        clock,
        // What the demonstration sends is read at /dev/mail, and goes to nobody.
        mail: if demo { Outlet::memory() } else { config.mail_outlet()? },
        keys,
        index,
        passkeys: passkey::site(&config.public_url),
        passwords: Passwords::default(),
        reference,
        settings: Settings {
            public_url: config.public_url.clone(),
            mail_from: config.mail.from.clone(),
            sign_in: config.sign_in,
            robots: config.robots,
            demo,
            proxies: config.proxies.clone(),
            ministry: config.ministry.clone(),
            scan_program: config.scan_program.clone(),
            heads: config.head_outlets(),
            closed,
        },
        parts: parts::PARTS,
        jobs_waiting: Notify::new(),
    }))
}

/// The database of `config` and its keys, for commands that need nothing else. There must be one: whoever mistypes a
/// folder is not told that an empty audit is whole.
pub async fn database_and_keys(config: &Config) -> Result<(DatabaseConnection, Keys)> {
    if !config.is_postgres() && !config.data.join("mahjar.db").exists() {
        bail!("there is no database in {}", config.data.display());
    }
    let db = database(config).await?;
    let (keys, _) = keys(config, &db, Clock::System.now()).await?;
    Ok((db, keys))
}

/// The keys of this database, opened by the master key, or by the one that is to follow it. A new master key is made
/// only for a new database: beside an older one it would turn everything sealed into noise. Whoever needs no more of
/// the master key drops it.
pub async fn keys(config: &Config, db: &DatabaseConnection, now: DateTime<Utc>) -> Result<(Keys, Master)> {
    let master_key = config.master_key()?;
    if !installation_key::exists(db).await? {
        installation_key::begin(db, &master_key.read_or_make()?, now).await?;
    }
    let next = config.master_key_next()?;
    let mut tried = false;
    for place in std::iter::once(&master_key).chain(&next).filter(|place| !place.is_missing()) {
        tried = true;
        let master = place.read()?;
        if let Some(keys) = installation_key::open(db, &master).await? {
            installation_key::write_down(db, &master, now).await?;
            return Ok((keys, master));
        }
    }
    if tried {
        bail!("the master key is not the one of this database, or was one until it was replaced");
    }
    bail!("the master key of this database is missing: bring it back, a new one cannot open it");
}

/// The data folder, for its owner only, also where it was open to others before.
fn make_folder(config: &Config) -> Result<()> {
    use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&config.data)
        .and_then(|()| std::fs::set_permissions(&config.data, std::fs::Permissions::from_mode(0o700)))
        .with_context(|| format!("the data folder {}", config.data.display()))
}

/// The database with its schema up to date.
pub async fn database(config: &Config) -> Result<DatabaseConnection> {
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
