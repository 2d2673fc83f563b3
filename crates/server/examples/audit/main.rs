//! What checking the audit costs, against the goals of the design: `just bench audit`. A log of a million rows on SQLite,
//! of a hundred rows a link, read by the real binary.
//!
//! `--write` keeps the report in docs/benchmarks/audit.md; `--rows N` and `--people N` make it smaller.

#[path = "../registration/figures.rs"]
#[allow(dead_code, reason = "the bench of registration uses more of it")]
mod figures;
#[path = "../registration/machine.rs"]
mod machine;

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use accounts::audit::{self, ActorKind, Entry, head, link};
use accounts::staff::{self, AccountId};
use accounts::{App, audit::AuditId};
use anyhow::{Context, Result, ensure};
use clap::Parser;
use figures::{Figure, ms, percentile};
use kit::clock::Clock;
use kit::db::{self, Intent};
use registry::person::{self, PersonId};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;
use server::build;
use server::config::Config;
use uuid::Uuid;

/// What is measured, and how much of it.
#[derive(Debug, Parser)]
struct Options {
    /// Keep the report in docs/benchmarks/audit.md.
    #[arg(long)]
    write: bool,
    /// Rows of the audit.
    #[arg(long, default_value_t = 1_000_000)]
    rows: usize,
    /// People whom they are about.
    #[arg(long, default_value_t = 10_000)]
    people: usize,
}

/// Rows of a link: what a ministry's staff does in four seconds of a busy hour.
const LINK: usize = 100;
/// People of a list, of which every tenth row tells.
const LIST: usize = 50;

#[tokio::main]
async fn main() -> Result<()> {
    let options = Options::parse();
    let folder = std::env::temp_dir().join(format!("mahjar-audit-{}", std::process::id()));
    let outcome = measure(&options, &folder).await;
    std::fs::remove_dir_all(&folder).ok();
    let mut about = format!("SQLite, {LINK} rows a link, every tenth row a list of {LIST} people.");
    if cfg!(debug_assertions) {
        about += " **A debug build: it says nothing about the goals.**";
    }
    let command = "just bench audit --write";
    let report = figures::report("The audit", &machine::machine(), command, &about, &outcome?);
    println!("{report}");
    if options.write {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/benchmarks/audit.md");
        std::fs::create_dir_all(path.parent().context("docs/benchmarks")?)?;
        std::fs::write(path, report)?;
    }
    Ok(())
}

async fn measure(options: &Options, folder: &Path) -> Result<Vec<Figure>> {
    let config = Config::from(folder, &[])?;
    let app = build::app(&config, false, Clock::System).await?;
    samples::fill::demo(&app, options.people, |_| {}).await?;
    let (mut links, rows) = fill(&app, options.rows).await?;
    head::publish(&app, head::When::Now).await?;
    let accounts = staff::listed(&app.db, None, (0, 1)).await?.0;
    let account = accounts.first().context("an account")?;
    let middle = middle(&app).await?;
    app.db.clone().close().await?;

    let whole = run(folder, &["verify"])?;
    ensure!(whole.text.contains(&format!("0 findings in {rows} rows")), "{}", whole.text);
    ensure!(whole.is_success && whole.text.contains("as it was published"), "{}", whole.text);
    let asked = ["who-saw", "--account", &account.email, "--from", "2000-01-01", "--to", "2100-01-01"];
    let seen = run(folder, &asked)?;
    ensure!(seen.is_success, "{}", seen.text);
    let people = seen.text.lines().find(|line| line.ends_with(" people")).context("no count")?;
    alter(&config, middle).await?;
    let altered = run(folder, &["verify"])?;
    ensure!(!altered.is_success && altered.text.contains(&middle.to_string()), "{}", altered.text);

    let (half, p99) = (percentile(&mut links, 0.5), percentile(&mut links, 0.99));
    Ok(vec![
        Figure::with_goal(
            format!("`mahjar audit verify` of {rows} rows"),
            format!("{:.1} s; one altered row found in {:.1} s", seconds(&whole), seconds(&altered)),
            "1,000,000 rows ≤ 60 s on 2 cores",
            whole.time.max(altered.time) <= Duration::from_secs(60),
        ),
        Figure::plain("its anonymous memory at most", format!("{:.0} MB", whole.memory)),
        Figure::with_goal(
            format!("`mahjar audit who-saw` of one account among 12, which saw {people}"),
            format!("{:.1} s", seconds(&seen)),
            "≤ 10 minutes",
            seen.time <= Duration::from_secs(600),
        ),
        Figure::plain(format!("making a link of {LINK} rows"), format!("p50 {}, p99 {}", ms(half), ms(p99))),
    ])
}

fn seconds(ran: &Ran) -> f64 {
    ran.time.as_secs_f64()
}

/// Writes rows until there are `count`, and links them; how long each link took, and how many rows there are.
async fn fill(app: &App, count: usize) -> Result<(Vec<Duration>, u64)> {
    let people: Vec<Uuid> =
        person::after(&app.db, PersonId(Uuid::nil()), 20_000).await?.into_iter().map(|of| of.id.0).collect();
    let staff: Vec<AccountId> =
        staff::listed(&app.db, None, (0, 12)).await?.0.into_iter().map(|of| of.id).collect();
    ensure!(people.len() > LIST && staff.len() == 12, "too few people or staff");
    let mut total = link::last(&app.db).await?.map_or(0, |link| link.total as usize);
    let (mut times, mut at) = (Vec::new(), 0);
    while total < count {
        let transaction = db::begin(&app.db, Intent::Write).await?;
        for actor in &staff[..LINK.min(count - total).min(staff.len())] {
            let wanted = (LINK / staff.len() + 1).min(count - total);
            let entries = (0..wanted).map(|_| {
                at += 1;
                entry(&people, at)
            });
            let actor = (ActorKind::Staff, Some(actor.0));
            audit::write(&*transaction, &app.keys, actor, app.clock.now(), entries.collect()).await?;
            total += wanted;
        }
        transaction.commit().await?;
        let begun = Instant::now();
        link::seal(&app.db, &app.keys, app.clock.now()).await?;
        times.push(begun.elapsed());
    }
    Ok((times, total as u64))
}

/// The row number `at`: a look, a list, or a change.
fn entry(people: &[Uuid], at: usize) -> Entry {
    let whom = people[at * 7919 % people.len()];
    match at % 10 {
        0 => {
            let list = people.iter().cycle().skip(at * 31 % people.len()).take(LIST).copied();
            Entry::done("people.list")
                .with(json!({ "list": "/people?status=verified&page=3", "rows": LIST }))
                .showing(list)
        }
        1 => {
            Entry::done("person.correct").to(person::KIND, whom).with(json!({ "fields": ["name", "birth"] }))
        }
        2 => Entry::refused("person.find").to(person::KIND, whom),
        _ => Entry::done("person.view").to(person::KIND, whom).with(json!({ "action": "SeePeople" })),
    }
}

/// The row in the middle.
async fn middle(app: &App) -> Result<AuditId> {
    let sql = "SELECT id FROM audit ORDER BY id LIMIT 1 OFFSET (SELECT count(*) / 2 FROM audit)";
    let row = app.db.query_one_raw(Statement::from_string(app.db.get_database_backend(), sql)).await?;
    Ok(row.context("no row")?.try_get("", "id")?)
}

/// Alters the row `id`, as someone does who has the file.
async fn alter(config: &Config, id: AuditId) -> Result<()> {
    let db = db::connect(&config.database(), 1).await?;
    db.execute_unprepared("DROP TRIGGER audit_no_update").await?;
    let sql =
        "UPDATE audit SET outcome = CASE outcome WHEN 'done' THEN 'refused' ELSE 'done' END WHERE id = $1";
    let altered = Statement::from_sql_and_values(db.get_database_backend(), sql, [id.into()]);
    ensure!(db.execute_raw(altered).await?.rows_affected() == 1, "nothing was altered");
    db.close().await?;
    Ok(())
}

/// How a command ended.
struct Ran {
    is_success: bool,
    text: String,
    time: Duration,
    /// Anonymous memory at most, in MB.
    memory: f64,
}

/// Runs `mahjar audit …` on the data folder `data`.
fn run(data: &Path, arguments: &[&str]) -> Result<Ran> {
    let own = std::env::current_exe()?;
    let binary: PathBuf = own.parent().and_then(Path::parent).context("no folder above")?.join("mahjar");
    let begun = Instant::now();
    let child = Command::new(binary)
        .arg("audit")
        .args(arguments)
        .arg("--data")
        .arg(data)
        .env_clear()
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context("mahjar")?;
    let watched = child.id();
    let watch = std::thread::spawn(move || most_memory(watched));
    let Output { status, stdout, stderr } = Child::wait_with_output(child)?;
    let time = begun.elapsed();
    let text = String::from_utf8_lossy(&stdout).into_owned() + &String::from_utf8_lossy(&stderr);
    let memory = watch.join().ok().context("the watch on its memory")?;
    Ok(Ran { is_success: status.success(), text, time, memory })
}

/// The anonymous memory of the process `id` at most until it ends, in MB, looked at every 20 ms.
fn most_memory(id: u32) -> f64 {
    let mut most: f64 = 0.0;
    while let Ok(status) = std::fs::read_to_string(format!("/proc/{id}/status")) {
        let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:"));
        let Some(kib) = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok()) else {
            break;
        };
        most = most.max(kib * 1024.0 / 1e6);
        std::thread::sleep(Duration::from_millis(20));
    }
    most
}
