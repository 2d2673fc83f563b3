//! What it costs to replace the master key and all keys below it while people register: `just bench rotation`. The real
//! binary serves and rotates, on SQLite and, where `--postgres` names the socket of a cluster, on PostgreSQL.
//!
//! `--write` keeps the report in docs/benchmarks/rotation.md; `--people N` makes it smaller.

#[path = "../registration/figures.rs"]
mod figures;
#[path = "../registration/http.rs"]
#[allow(dead_code, reason = "the bench of registration uses more of it")]
mod http;
mod load;
#[path = "../registration/machine.rs"]
mod machine;
#[path = "../registration/server.rs"]
#[allow(dead_code, reason = "the bench of registration uses more of it")]
mod server;

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use ::server::build;
use ::server::config::Config;
use ::server::parts::PARTS;
use accounts::{installation_key, reseal};
use anyhow::{Context, Result, ensure};
use clap::Parser;
use figures::{Figure, ms, percentile};
use kit::clock::Clock;
use kit::seal::Master;
use load::Load;
use server::{Server, mahjar};

/// What is measured, and how much of it.
#[derive(Debug, Parser)]
struct Options {
    /// Keep the report in docs/benchmarks/rotation.md.
    #[arg(long)]
    write: bool,
    /// People whose keys are wrapped anew.
    #[arg(long, default_value_t = 1_000_000)]
    people: usize,
    /// Clients that register meanwhile.
    #[arg(long, default_value_t = 4)]
    clients: usize,
    /// The folder of the socket of a PostgreSQL cluster with the roles mahjar_owner and mahjar_app.
    #[arg(long)]
    postgres: Option<String>,
}

/// The master key in force at first, and the one that follows, in hex.
const MASTERS: [&str; 2] = ["5a", "a5"];

#[tokio::main]
async fn main() -> Result<()> {
    let options = Options::parse();
    let folder = std::env::temp_dir().join(format!("mahjar-rotation-{}", std::process::id()));
    let outcome = measure(&options, &folder).await;
    std::fs::remove_dir_all(&folder).ok();
    let figures = outcome?;
    let command = "just bench rotation --write";
    let mut about = format!(
        "The time is that of `mahjar keys rotate` as a whole; 20 seconds of it are waiting until every running server \
         knows the new keys. {} clients register people all the while. PostgreSQL is the tests' cluster, without fsync.",
        options.clients
    );
    if cfg!(debug_assertions) {
        about += " **A debug build: it says nothing about the goals.**";
    }
    let report = figures::report("Replacing keys", &machine::machine(), command, &about, &figures);
    println!("{report}");
    if options.write {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/benchmarks/rotation.md");
        std::fs::create_dir_all(path.parent().context("docs/benchmarks")?)?;
        std::fs::write(path, report)?;
    }
    Ok(())
}

async fn measure(options: &Options, folder: &Path) -> Result<Vec<Figure>> {
    let mut figures = Vec::new();
    rotation(options, &folder.join("sqlite"), "SQLite", &[], &mut figures).await?;
    match &options.postgres {
        Some(socket) => {
            let data = folder.join("postgres");
            let urls = postgres(socket, &data).await?;
            rotation(options, &data, "PostgreSQL", &urls, &mut figures).await?;
        }
        None => figures.push(Figure::not_run("the same on PostgreSQL", GOAL)),
    }
    Ok(figures)
}

const GOAL: &str = "≤ 10 minutes for 1,000,000 people";

/// The settings for a new, migrated database of the cluster at `socket`.
async fn postgres(socket: &str, data: &Path) -> Result<Vec<(String, String)>> {
    let url = |role: &str, database: &str| format!("postgres://{role}@localhost/{database}?host={socket}");
    let name = format!("rotation_{}", std::process::id());
    let owner = kit::db::connect(&url("mahjar_owner", "postgres"), 1).await?;
    sea_orm::ConnectionTrait::execute_unprepared(&owner, &format!("CREATE DATABASE {name}")).await?;
    let urls = vec![
        ("DATABASE_URL".into(), url("mahjar_app", &name)),
        ("DATABASE_OWNER_URL".into(), url("mahjar_owner", &name)),
    ];
    build::migrate(&Config::from(data, &urls)?).await?;
    Ok(urls)
}

async fn rotation(
    options: &Options,
    data: &Path,
    of: &str,
    database: &[(String, String)],
    figures: &mut Vec<Figure>,
) -> Result<()> {
    let mut environment = database.to_vec();
    for (name, hex) in ["MAHJAR_MASTER_KEY", "MAHJAR_MASTER_KEY_NEXT"].into_iter().zip(MASTERS) {
        environment.push((name.into(), format!("command:echo {}", hex.repeat(32))));
    }
    let config = Config::from(data, &environment)?;
    let app = build::app(&config, false, Clock::System).await?;
    samples::fill::demo(&app, options.people, |_| {}).await?;
    app.db.clone().close().await?;
    drop(app);

    let lent: Vec<(&str, &str)> =
        environment.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let server = Server::start(&["serve"], data, &lent).await?;
    let before = Load::begin(server.address, options.clients);
    tokio::time::sleep(Duration::from_secs(10)).await;
    let mut before = before.end().await;
    let during = Load::begin(server.address, options.clients);
    let begun = Instant::now();
    let mut command = mahjar(&["keys", "rotate"], data, &lent)?;
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let rotated = tokio::task::spawn_blocking(move || command.status()).await??;
    let time = begun.elapsed();
    ensure!(rotated.success(), "the rotation failed");
    let mut during = during.end().await;
    server.stop()?;

    let db = kit::db::connect(&config.database(), 1).await?;
    let [old, new] = MASTERS.map(|hex| Master::from_text(&hex.repeat(32)));
    let is_refused = installation_key::open(&db, &old?).await?.is_none();
    let keys = installation_key::open(&db, &new?).await?.context("the new master key opens nothing")?;
    let columns = reseal::columns(PARTS);
    let values = reseal::under_newest(&db, &keys, &columns).await?;
    let left = reseal::left(&db, &keys, &columns).await?;
    let people = options.people;
    figures.push(Figure::with_goal(
        format!("the keys of {people} people and all else under new keys, {of}"),
        format!("{:.0} s, {values} values; {left} under older keys", time.as_secs_f64()),
        GOAL,
        time <= Duration::from_secs(600) && left == 0,
    ));
    figures.push(Figure::with_goal(
        format!("requests meanwhile, {of}"),
        format!("{} answered, {} failed", during.times.len(), during.failed),
        "none fails",
        during.failed == 0 && !during.times.is_empty(),
    ));
    figures.push(Figure::plain(
        format!("a request meanwhile, {of}; in brackets before"),
        format!(
            "p50 {} ({}), p99 {} ({})",
            ms(percentile(&mut during.times, 0.5)),
            ms(percentile(&mut before.times, 0.5)),
            ms(percentile(&mut during.times, 0.99)),
            ms(percentile(&mut before.times, 0.99)),
        ),
    ));
    figures.push(Figure::with_goal(
        format!("the old master key afterwards, {of}"),
        if is_refused { "opens nothing" } else { "opens the database" }.into(),
        "opens nothing",
        is_refused,
    ));
    Ok(())
}
