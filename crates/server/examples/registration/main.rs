//! What registration costs, against the goals of the design: `just bench registration`. Everything is measured in one
//! run: the real binary over loopback, a bare loop that writes the same rows, and nginx where it is installed.
//!
//! `--write` keeps the report in docs/benchmarks/registration.md; `--registrations N` and `--people N` make it smaller.

mod bare;
mod figures;
mod http;
mod machine;
mod nginx;
#[allow(dead_code, reason = "the drills of faults use more of it")]
mod server;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use clap::Parser;
use figures::{Figure, ms, percentile};
use http::Client;
use server::{SETTINGS, Server};

/// What is measured, and how much of it.
#[derive(Debug, Parser)]
struct Options {
    /// Keep the report in docs/benchmarks/registration.md.
    #[arg(long)]
    write: bool,
    /// Registrations of each measurement.
    #[arg(long, default_value_t = 4000)]
    registrations: usize,
    /// People in the database whose memory and start are measured.
    #[arg(long, default_value_t = 1_000_000)]
    people: usize,
}

/// The pages of a registration and an answer to each.
const ANSWERS: &[(&str, &[(&str, &str)])] = &[
    ("name", &[("given_ar", "ليلى"), ("family_ar", "الخطيب")]),
    ("spelling", &[("given_latin", "Layla"), ("family_latin", "Al-Khatib")]),
    ("residence", &[("country", "تشيلي"), ("city", "Santiago")]),
    ("contact", &[("phone", "+56 9 6123 4567"), ("email", "layla@example.org"), ("language", "ar")]),
    ("about", &[("birth_year", "1971")]),
    ("consents", &[]),
];

/// A registration that only needs to be sent.
struct Prepared {
    cookies: BTreeMap<String, String>,
    token: String,
}

#[tokio::main]
async fn main() -> Result<()> {
    let options = Options::parse();
    let folder = std::env::temp_dir().join(format!("mahjar-bench-{}", std::process::id()));
    let outcome = measure(&options, &folder).await;
    std::fs::remove_dir_all(&folder).ok();
    let figures = outcome?;
    let command = "just bench registration --write";
    let settings: Vec<String> = SETTINGS.iter().map(|(name, value)| format!("`{name}={value}`")).collect();
    let about = format!("Limits raised for the measurement: {}", settings.join(" "));
    let report = figures::report("Registration", &machine::machine(), command, &about, &figures);
    println!("{report}");
    if options.write {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/benchmarks/registration.md");
        std::fs::create_dir_all(path.parent().context("docs/benchmarks")?)?;
        std::fs::write(path, report)?;
    }
    Ok(())
}

async fn measure(options: &Options, folder: &Path) -> Result<Vec<Figure>> {
    let mut figures = Vec::new();
    for clients in [1, 8] {
        registrations(options.registrations, clients, &folder.join(format!("{clients}")), &mut figures)
            .await?;
    }
    pages(&folder.join("1"), &mut figures).await?;
    public_page(&folder.join("1"), folder, &mut figures).await?;
    large(options.people, &folder.join("large"), &mut figures).await?;
    Ok(figures)
}

/// The last POST of `count` prepared registrations, `clients` at once, and the bare loop beside it.
async fn registrations(count: usize, clients: usize, data: &Path, figures: &mut Vec<Figure>) -> Result<()> {
    let server = Server::start(&["serve"], data, &[]).await?;
    let prepared = prepare(server.address, count).await?;
    let begun = Instant::now();
    let mut parts: Vec<Vec<Prepared>> = (0..clients).map(|_| Vec::new()).collect();
    for (at, one) in prepared.into_iter().enumerate() {
        parts[at % clients].push(one);
    }
    let address = server.address;
    let tasks: Vec<_> = parts.into_iter().map(|part| tokio::spawn(send(address, part))).collect();
    let mut times = Vec::new();
    for task in tasks {
        times.extend(task.await??);
    }
    let rate = count as f64 / begun.elapsed().as_secs_f64();
    server.stop()?;
    let (mut bare_times, bare_whole) = bare::run(&data.join("bare"), count, clients).await?;
    let bare_rate = bare_times.len() as f64 / bare_whole.as_secs_f64();
    let of = if clients == 1 { "one client".to_owned() } else { format!("{clients} clients") };
    let share = rate / bare_rate;
    let p99 = percentile(&mut times, 0.99);
    figures.push(Figure::with_goal(
        format!("registrations accepted and durable, SQLite, {of}, {count} in all"),
        format!("{rate:.0}/s; the bare loop {bare_rate:.0}/s: {:.0} %", share * 100.0),
        "≥ 50 % of the bare loop",
        share >= 0.5,
    ));
    figures.push(Figure::with_goal(
        format!("the same, time of the last POST, {of}"),
        format!(
            "p50 {}, p99 {} (bare loop p99 {})",
            ms(percentile(&mut times, 0.5)),
            ms(p99),
            ms(percentile(&mut bare_times, 0.99))
        ),
        "p99 ≤ 50 ms",
        p99 <= Duration::from_millis(50),
    ));
    Ok(())
}

/// Answers all pages but the last, `count` times.
async fn prepare(address: SocketAddr, count: usize) -> Result<Vec<Prepared>> {
    let mut prepared = Vec::with_capacity(count);
    let tasks: Vec<_> = (0..4)
        .map(|part| {
            tokio::spawn(async move {
                let mut prepared = Vec::new();
                for _ in (part..count).step_by(4) {
                    let mut client = Client::connect(address).await?;
                    begin(&mut client).await?;
                    let check = client.get("/ar/register/check").await?;
                    let token = value(&check.body, "token").context("no form token")?;
                    prepared.push(Prepared { cookies: client.cookies(), token });
                }
                anyhow::Ok(prepared)
            })
        })
        .collect();
    for task in tasks {
        prepared.extend(task.await??);
    }
    Ok(prepared)
}

/// Begins a registration and answers its pages.
async fn begin(client: &mut Client) -> Result<()> {
    client.post("/ar/register", &[]).await?;
    for (page, fields) in ANSWERS {
        let answer = client.post(&format!("/ar/register/{page}"), fields).await?;
        ensure!(answer.status == 303, "{page}: {}", answer.status);
    }
    Ok(())
}

/// Sends prepared registrations one after the other; how long each took until it was accepted.
async fn send(address: SocketAddr, prepared: Vec<Prepared>) -> Result<Vec<Duration>> {
    let mut client = Client::connect(address).await?;
    let mut times = Vec::with_capacity(prepared.len());
    for Prepared { cookies, token } in prepared {
        client.use_cookies(cookies);
        let begun = Instant::now();
        let answer = client.post("/ar/register/check", &[("token", &token)]).await?;
        times.push(begun.elapsed());
        ensure!(answer.location == "/ar/register/done", "not accepted: {}", answer.status);
    }
    Ok(times)
}

/// The value of a hidden field in `html`.
fn value(html: &str, name: &str) -> Option<String> {
    let rest = html.split(&format!("name=\"{name}\" value=\"")).nth(1)?;
    rest.split('"').next().map(str::to_owned)
}

/// The time of each page of the registration, one client, as it sees it.
async fn pages(data: &Path, figures: &mut Vec<Figure>) -> Result<()> {
    let server = Server::start(&["serve"], data, &[]).await?;
    let mut client = Client::connect(server.address).await?;
    begin(&mut client).await?;
    let mut worst = Duration::ZERO;
    let mut all = Vec::new();
    for page in ["", "/name", "/residence", "/contact", "/about", "/consents", "/check"] {
        let mut times = Vec::new();
        for n in 0..550 {
            let begun = Instant::now();
            let answer = client.get(&format!("/ar/register{page}")).await?;
            ensure!(answer.status == 200, "{page}: {}", answer.status);
            if n >= 50 {
                times.push(begun.elapsed());
            }
        }
        worst = worst.max(percentile(&mut times, 0.99));
        all.extend(times);
    }
    figures.push(Figure::with_goal(
        "a page of the registration, over loopback",
        format!("p50 {}, the slowest page's p99 {}", ms(percentile(&mut all, 0.5)), ms(worst)),
        "p99 ≤ 10 ms",
        worst <= Duration::from_millis(10),
    ));
    server.stop()
}

/// A public page with eight connections, and nginx with a file of 10 KB and the same client.
async fn public_page(data: &Path, folder: &Path, figures: &mut Vec<Figure>) -> Result<()> {
    let server = Server::start(&["serve"], data, &[]).await?;
    let own = load(server.address, "/ar").await?;
    server.stop()?;
    let what = "a public page, eight connections";
    let goal = "≥ 8 % of nginx with a file of 10 KB";
    match nginx::start(&folder.join("nginx")).await? {
        Some(nginx) => {
            let peer = load(nginx.address, "/page.html").await?;
            let share = own / peer;
            let measured = format!("{own:.0}/s; nginx {peer:.0}/s: {:.1} %", share * 100.0);
            figures.push(Figure::with_goal(what, measured, goal, share >= 0.08));
        }
        None => {
            figures.push(Figure::plain(what, format!("{own:.0}/s")));
            figures
                .push(Figure::not_run(format!("{what}, beside nginx (`apt-get install nginx-light`)"), goal));
        }
    }
    Ok(())
}

/// Answers a second of `path`, eight connections, three seconds.
async fn load(address: SocketAddr, path: &'static str) -> Result<f64> {
    let begun = Instant::now();
    let until = begun + Duration::from_secs(3);
    let tasks: Vec<_> = (0..8)
        .map(|_| {
            tokio::spawn(async move {
                let mut client = Client::connect(address).await?;
                let mut answers = 0_u64;
                while Instant::now() < until {
                    let answer = client.get(path).await?;
                    ensure!(answer.status == 200, "{path}: {}", answer.status);
                    answers += 1;
                }
                Ok(answers)
            })
        })
        .collect();
    let mut answers = 0;
    for task in tasks {
        answers += task.await??;
    }
    Ok(answers as f64 / begun.elapsed().as_secs_f64())
}

/// Start and memory with many people.
async fn large(people: usize, data: &Path, figures: &mut Vec<Figure>) -> Result<()> {
    let count = people.to_string();
    let filled = Server::start(&["demo", "--people", &count], data, &[]).await?;
    filled.stop()?;
    let server = Server::start(&["demo", "--people", &count], data, &[]).await?;
    let start = server.start;
    figures.push(Figure::with_goal(
        format!("start with {people} people in the database, until it answers"),
        ms(start),
        "≤ 300 ms",
        start <= Duration::from_millis(300),
    ));
    // Some work, so that what is used is there: pages and a search's worth of index.
    load(server.address, "/ar").await?;
    let memory = server.memory()?;
    figures.push(Figure::with_goal(
        format!("anonymous memory with {people} people, after three seconds of load"),
        format!("{memory:.0} MB"),
        "≤ 300 MB",
        memory <= 300.0,
    ));
    server.stop()
}
