//! The engines: each is filled, asked by one client, then by eight at once.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use search::{Document, Index, Meilisearch, Query, Rebuild, Scope};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Options;
use crate::people::{self, FACETS, Search};

/// Documents that are given at once.
const BATCH: usize = 10_000;
/// Clients at once.
const CLIENTS: usize = 8;
/// Searches before those that count.
const WARM: usize = 200;

/// What was measured of an engine.
#[derive(Debug, Serialize, Deserialize)]
pub struct Measured {
    pub engine: String,
    /// Seconds until everybody was found.
    pub build: f64,
    /// Bytes on the disk.
    pub disk: u64,
    /// Kilobytes of anonymous memory, 0 where that is not known.
    pub memory: u64,
    /// By search, its kind and the place of the first who is right, from 1; 0 where none is among the first ten.
    pub places: Vec<(String, usize)>,
    /// Milliseconds of each search, by one client.
    pub one: Vec<f64>,
    /// The same by eight clients at once.
    pub eight: Vec<f64>,
}

enum Engine {
    Ours(Index, Scope),
    Trigrams(DatabaseConnection, Vec<String>),
}

impl Engine {
    async fn find(&self, text: &str) -> Result<Vec<Uuid>> {
        match self {
            Self::Ours(index, scope) => {
                let query = Query {
                    kind: "person",
                    text: text.to_owned(),
                    facets: FACETS.to_vec(),
                    limit: 10,
                    ..Query::default()
                };
                Ok(index.search(scope, query).await?.ids())
            }
            Self::Trigrams(db, countries) => {
                let sql = "SELECT id FROM bench_people WHERE country = ANY(string_to_array($2, ',')) AND name % $1 \
                           ORDER BY similarity(name, $1) DESC LIMIT 10";
                let list = countries.join(",").into();
                let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, [text.into(), list]);
                let rows = db.query_all_raw(statement).await?;
                Ok(rows.iter().map(|row| row.try_get::<Uuid>("", "id")).collect::<Result<_, _>>()?)
            }
        }
    }
}

/// Fills the engine `name` with the people of `folder` and asks it the searches.
pub async fn measure(name: &str, folder: &Path, options: &Options) -> Result<Measured> {
    // Who takes longer is asked fewer, of all kinds.
    let share = match name {
        "embedded" => 1,
        "meilisearch" => 4,
        _ => 25,
    };
    let searches = Arc::new(people::searches(folder)?.into_iter().step_by(share).collect::<Vec<_>>());
    let scope = people::countries(folder)?;
    let begun = Instant::now();
    let own = folder.join("index");
    let engine = match name {
        "embedded" => {
            let new = Rebuild::begin(&own)?;
            for batch in people::batches(folder, BATCH)? {
                new.fill(batch?)?;
            }
            new.end()?;
            Engine::Ours(Index::open(&own)?, Scope::Countries(scope))
        }
        "meilisearch" => {
            let (url, key) = (std::env::var("MEILI_URL")?, std::env::var("MEILI_KEY").ok());
            let index = Meilisearch::new(&url, key.as_deref(), "bench")?.beside().await?;
            for batch in people::batches(folder, BATCH)? {
                index.fill(&batch?).await?;
            }
            index.fill_end().await?;
            Engine::Ours(Index::Meilisearch(index), Scope::Countries(scope))
        }
        "pg_trgm" => Engine::Trigrams(
            trigrams(options.postgres.as_deref().context("--postgres")?, folder).await?,
            scope,
        ),
        name => bail!("no engine {name}"),
    };
    let build = begun.elapsed().as_secs_f64();
    let engine = Arc::new(engine);
    for search in searches.iter().step_by((searches.len() / WARM).max(1)) {
        engine.find(&search.text).await?;
    }
    let (mut places, mut one) = (Vec::new(), Vec::new());
    for search in searches.iter() {
        let begun = Instant::now();
        let found = engine.find(&search.text).await?;
        one.push(begun.elapsed().as_secs_f64() * 1000.0);
        let place = found.iter().position(|id| search.right.contains(id)).map_or(0, |at| at + 1);
        places.push((search.class.clone(), place));
    }
    let eight = at_once(&engine, &searches).await?;
    let memory = match &*engine {
        Engine::Ours(Index::Meilisearch(_), _) => options.meili_process.map_or(0, anonymous),
        Engine::Ours(..) => anonymous(std::process::id()),
        Engine::Trigrams(..) => 0,
    };
    let disk = match &*engine {
        Engine::Trigrams(db, _) => {
            let sql = "SELECT pg_total_relation_size('bench_people') AS bytes";
            let row = db
                .query_one_raw(Statement::from_string(DbBackend::Postgres, sql))
                .await?
                .context("a size")?;
            row.try_get::<i64>("", "bytes")? as u64
        }
        Engine::Ours(Index::Meilisearch(_), _) => 0,
        Engine::Ours(..) => size(&own)?,
    };
    Ok(Measured { engine: name.to_owned(), build, disk, memory, places, one, eight })
}

/// Milliseconds of the searches, which eight clients share.
async fn at_once(engine: &Arc<Engine>, searches: &Arc<Vec<Search>>) -> Result<Vec<f64>> {
    let next = Arc::new(AtomicUsize::new(0));
    let clients = (0..CLIENTS).map(|_| {
        let (engine, searches, next) = (engine.clone(), searches.clone(), next.clone());
        tokio::spawn(async move {
            let mut took = Vec::new();
            while let Some(search) = searches.get(next.fetch_add(1, Ordering::Relaxed)) {
                let begun = Instant::now();
                engine.find(&search.text).await?;
                took.push(begun.elapsed().as_secs_f64() * 1000.0);
            }
            anyhow::Ok(took)
        })
    });
    let mut all = Vec::new();
    for client in clients.collect::<Vec<_>>() {
        all.extend(client.await??);
    }
    Ok(all)
}

/// A table of its own in a cluster, by the socket's folder.
async fn trigrams(socket: &str, folder: &Path) -> Result<DatabaseConnection> {
    let url = |database: &str| format!("postgres://mahjar_owner@localhost/{database}?host={socket}");
    let owner = Database::connect(url("postgres")).await?;
    // There already where more than one number of people is measured.
    owner.execute_unprepared("CREATE DATABASE bench_search").await.ok();
    let mut settings = sea_orm::ConnectOptions::new(url("bench_search"));
    settings.max_connections(CLIENTS as u32).sqlx_logging(false);
    let db = Database::connect(settings).await?;
    let run = async |sql: String| db.execute_unprepared(&sql).await.map(drop);
    run("CREATE EXTENSION IF NOT EXISTS pg_trgm".into()).await?;
    run("DROP TABLE IF EXISTS bench_people".into()).await?;
    run("CREATE TABLE bench_people (id uuid, name text, country text)".into()).await?;
    for batch in people::batches(folder, 5000)? {
        let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
        let row = |one: &Document| {
            format!("('{}', {}, {})", one.id, quoted(&one.names.join(" ")), quoted(&one.country))
        };
        let rows: Vec<String> = batch?.iter().map(row).collect();
        run(format!("INSERT INTO bench_people VALUES {}", rows.join(","))).await?;
    }
    run("CREATE INDEX ON bench_people USING gin (name gin_trgm_ops)".into()).await?;
    run("ANALYZE bench_people".into()).await?;
    Ok(db)
}

/// Anonymous memory of a process, in kilobytes.
fn anonymous(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}

fn size(folder: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let of = entry.metadata()?;
        bytes += if of.is_dir() { size(&entry.path())? } else { of.len() };
    }
    Ok(bytes)
}
