//! What the pages of staff cost, against the goals of the design: `just bench staff-pages`. The real binary over
//! loopback, one client, invented people: the dashboard of who counts most, and the search for a person.
//!
//! `--write` keeps the report in docs/benchmarks/staff-pages.md; `--people N`, `--searched N` and `--rounds N` make it
//! smaller.

#[path = "../registration/figures.rs"]
#[allow(dead_code, reason = "the bench of registration uses more of it")]
mod figures;
#[path = "../registration/http.rs"]
#[allow(dead_code, reason = "the bench of registration uses more of it")]
mod http;
#[path = "../registration/machine.rs"]
mod machine;
#[path = "../registration/server.rs"]
#[allow(dead_code, reason = "the bench of registration uses more of it")]
mod server;

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use clap::Parser;
use figures::{Figure, ms, percentile};
use http::Client;
use server::Server;

/// What is measured, and how much of it.
#[derive(Debug, Parser)]
struct Options {
    /// Keep the report in docs/benchmarks/staff-pages.md.
    #[arg(long)]
    write: bool,
    /// People whose dashboard is measured.
    #[arg(long, default_value_t = 1_000_000)]
    people: usize,
    /// People among whom is searched.
    #[arg(long, default_value_t = 100_000)]
    searched: usize,
    /// How often each page is asked for, after a tenth as many that do not count.
    #[arg(long, default_value_t = 200)]
    rounds: usize,
}

/// Whose dashboard: the mission of most people, a region, and who counts all of them.
const WHOSE: [&str; 3] = ["clerk-amman", "officer-south-america", "analyst"];
/// Bytes that a commit with one audit row writes: six pages of SQLite's log.
const COMMIT: usize = 6 * 4096;
/// Commits before the log is written from its start again.
const COMMITS: usize = 160;
/// What is searched: both scripts, one word and several, the beginning of one, and nothing that there is.
const WORDS: [&str; 8] = ["محمد", "أحمد الخطيب", "ليلى", "Mohammad", "Ahmad Khatib", "Abu", "خطي", "Zzyzx"];

#[tokio::main]
async fn main() -> Result<()> {
    let options = Options::parse();
    let folder = std::env::temp_dir().join(format!("mahjar-staff-pages-{}", std::process::id()));
    let outcome = measure(&options, &folder).await;
    std::fs::remove_dir_all(&folder).ok();
    let command = "just bench staff-pages --write";
    let mut about = format!("One client over loopback, {} rounds of each page.", options.rounds);
    if cfg!(debug_assertions) {
        about += " **A debug build: it says nothing about the goals.**";
    }
    let report = figures::report("The pages of staff", &machine::machine(), command, &about, &outcome?);
    println!("{report}");
    if options.write {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/benchmarks/staff-pages.md");
        std::fs::create_dir_all(path.parent().context("docs/benchmarks")?)?;
        std::fs::write(path, report)?;
    }
    Ok(())
}

async fn measure(options: &Options, folder: &Path) -> Result<Vec<Figure>> {
    let mut figures = Vec::new();
    let server = demonstration(options.people, &folder.join("dashboard")).await?;
    for slug in WHOSE {
        figures.push(dashboard(server.address, slug, options).await?);
    }
    server.stop()?;
    let server = demonstration(options.searched, &folder.join("search")).await?;
    figures.extend(search(server.address, options).await?);
    server.stop()?;
    figures.push(disk(folder, options)?);
    Ok(figures)
}

/// A server with so many invented people.
async fn demonstration(people: usize, data: &Path) -> Result<Server> {
    Server::start(&["demo", "--people", &people.to_string()], data, &[]).await
}

/// A client signed in as the member of staff `slug`.
async fn signed_in(address: SocketAddr, slug: &str) -> Result<Client> {
    let mut client = Client::connect(address).await?;
    let answer = client.post("/ar/demo", &[("slug", slug)]).await?;
    ensure!(answer.location == "/dashboard", "{slug} cannot sign in: {}", answer.status);
    Ok(client)
}

async fn dashboard(address: SocketAddr, slug: &str, options: &Options) -> Result<Figure> {
    let mut client = signed_in(address, slug).await?;
    let (mut times, warm) = (Vec::new(), options.rounds / 10 + 1);
    for round in 0..options.rounds + warm {
        let begun = Instant::now();
        let answer = client.get("/dashboard").await?;
        ensure!(answer.status == 200 && answer.body.contains("class=\"chart"), "{slug}: {}", answer.status);
        if round >= warm {
            times.push(begun.elapsed());
        }
    }
    let p99 = percentile(&mut times, 0.99);
    Ok(Figure::with_goal(
        format!("the dashboard of {slug}, {} people in all", options.people),
        format!("p50 {}, p99 {}", ms(percentile(&mut times, 0.5)), ms(p99)),
        "p99 ≤ 200 ms at 1,000,000 people",
        p99 <= Duration::from_millis(200),
    ))
}

/// What is typed is posted, which leads to the list.
async fn search(address: SocketAddr, options: &Options) -> Result<[Figure; 2]> {
    let mut client = signed_in(address, WHOSE[0]).await?;
    let (mut posts, mut lists, warm) = (Vec::new(), Vec::new(), options.rounds / 10 + 1);
    for round in 0..options.rounds + warm {
        let words = WORDS[round % WORDS.len()];
        let begun = Instant::now();
        let posted = client.post("/people", &[("q", words)]).await?;
        let after_post = begun.elapsed();
        ensure!(posted.location.starts_with("/people?s="), "not kept: {}", posted.status);
        let begun = Instant::now();
        let list = client.get(&posted.location).await?;
        ensure!(list.status == 200, "{}: {}", posted.location, list.status);
        if round >= warm {
            posts.push(after_post);
            lists.push(begun.elapsed());
        }
    }
    let figure = |what: &str, times: &mut [Duration]| {
        let p99 = percentile(times, 0.99);
        Figure::with_goal(
            format!("{what}, {} people in all", options.searched),
            format!("p50 {}, p99 {}", ms(percentile(times, 0.5)), ms(p99)),
            "p99 ≤ 10 ms at 100,000 people",
            p99 <= Duration::from_millis(10),
        )
    };
    Ok([
        figure("a search is kept (POST /people), with its audit row on the disk", &mut posts),
        figure("its list with the counts of all filters (GET /people)", &mut lists),
    ])
}

/// What the disk alone takes to keep what the audit row of a list makes the database write.
fn disk(folder: &Path, options: &Options) -> Result<Figure> {
    let mut file = File::create(folder.join("synced"))?;
    // Written once before, as the log of the database is, which is used again and again.
    file.write_all(&vec![0; COMMIT * COMMITS])?;
    file.sync_all()?;
    let mut times = Vec::new();
    for round in 0..options.rounds {
        file.seek(SeekFrom::Start((round % COMMITS * COMMIT) as u64))?;
        let begun = Instant::now();
        file.write_all(&[1; COMMIT])?;
        file.sync_data()?;
        times.push(begun.elapsed());
    }
    Ok(Figure::plain(
        format!("of each of these two, {} KiB written and synced by the disk alone", COMMIT / 1024),
        format!("p50 {}, p99 {}", ms(percentile(&mut times, 0.5)), ms(percentile(&mut times, 0.99))),
    ))
}
