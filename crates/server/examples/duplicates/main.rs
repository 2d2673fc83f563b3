//! How well and how fast it is found out who is registered twice: `just bench duplicates --names FOLDER`.
//!
//! FOLDER holds the generators of people and of new records (`scripts/`) and the names (`dev/`). A new record is of somebody
//! who is registered already, of seven kinds, or of somebody else who looks like one, of six; the real binary says of each who
//! it may be, once with everybody in memory and once as a page does that takes in one person, by the index. Then everybody is
//! compared with everybody. `--people N` is how many people, one or more times; `--records` how many new records of each
//! kind; `--write` keeps the report in docs/benchmarks/duplicates.md.

#[path = "../registration/figures.rs"]
#[allow(dead_code, reason = "the bench of registration uses more of it")]
mod figures;
#[path = "../registration/machine.rs"]
mod machine;
mod told;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use clap::Parser;
use figures::Figure;
use told::Told;

/// What is measured.
#[derive(Debug, Parser)]
struct Options {
    /// The folder of names, with `scripts` and `dev`.
    #[arg(long)]
    names: PathBuf,
    /// How many people; may be said more than once.
    #[arg(long, default_values_t = [100_000, 1_000_000])]
    people: Vec<usize>,
    /// New records of each kind.
    #[arg(long, default_value_t = 500)]
    records: usize,
    /// Keep the report in docs/benchmarks/duplicates.md.
    #[arg(long)]
    write: bool,
}

fn main() -> Result<()> {
    let options = Options::parse();
    let mut report = format!(
        "# Duplicates, measured\n\nWritten by `just bench duplicates --names FOLDER --write`: do not edit. {}\n\n{} new records \
         of each of 13 kinds beside invented people. In memory: `mahjar people duplicates --batch`; by the index: the same with \
         `--by-index`, as a page does that takes in one person; everybody: `--all`. SQLite, embedded index.{}\n",
        machine::machine(),
        options.records,
        if cfg!(debug_assertions) { " **A debug build: it says nothing about the goals.**" } else { "" },
    );
    let folder = std::env::temp_dir().join(format!("mahjar-duplicates-{}", std::process::id()));
    for people in &options.people {
        std::fs::create_dir_all(&folder)?;
        let measured = measure(*people, &options, &folder);
        std::fs::remove_dir_all(&folder).ok();
        report += &measured?;
    }
    println!("{report}");
    if options.write {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/benchmarks/duplicates.md");
        std::fs::write(path, report)?;
    }
    Ok(())
}

/// The report of so many people.
fn measure(people: usize, options: &Options, folder: &Path) -> Result<String> {
    generate(people, options, folder)?;
    let at = |name: &str| folder.join(name).display().to_string();
    mahjar(folder, &["people", "import", &at("people.jsonl")])?;
    let batch = ["people", "duplicates", "--batch", &at("dups.jsonl"), "--out"];
    mahjar(folder, &[&batch[..], &[&at("memory.tsv")]].concat())?;
    mahjar(folder, &[&batch[..], &[&at("index.tsv"), "--by-index"]].concat())?;
    let all = mahjar(folder, &["people", "duplicates", "--all", "--out", &at("pairs.tsv")])?;
    let memory = Told::read(folder, "memory.tsv")?;
    let index = Told::read(folder, "index.tsv")?;
    let pairs = std::fs::read_to_string(folder.join("pairs.tsv"))?.lines().count();
    let seconds = all.took.as_secs_f64();
    let everybody = format!("{people} people × themselves, read from the database and compared");
    let measured = format!("{seconds:.1} s, {pairs} pairs, peak of memory {:.0} MB", all.peak_mb);
    let goal = "1 M: ≤ 60 s on 2 cores";
    let mut figures = memory.figures("in memory");
    figures.extend(index.figures("by the index"));
    figures.push(if people >= 1_000_000 {
        Figure::with_goal(everybody, measured, goal, seconds <= 60.0)
    } else {
        Figure::plain(everybody, measured)
    });
    let mut report = format!("\n## {people} people\n\n| what | measured | goal | |\n|---|---|---|---|\n");
    for Figure { what, measured, goal, met } in figures {
        let met = met.map_or("", |met| if met { "met" } else { "**missed**" });
        report += &format!("| {what} | {measured} | {goal} | {met} |\n");
    }
    Ok(report + "\n" + &told::by_kind(&memory, &index))
}

/// Has the generators make the people and the new records in `folder`.
fn generate(people: usize, options: &Options, folder: &Path) -> Result<()> {
    let at = |name: &str| folder.join(name).display().to_string();
    let names = options.names.join("dev").display().to_string();
    let (lines, truth, records) = (at("people.jsonl"), at("truth.tsv"), at("dups.jsonl"));
    let (count, each) = (people.to_string(), options.records.to_string());
    let run = |script: &str, arguments: &[&str]| -> Result<()> {
        let script = options.names.join("scripts").join(script);
        let status =
            Command::new("python3").arg(&script).args(["--names", &names]).args(arguments).status()?;
        ensure!(status.success(), "{} ended: {status}", script.display());
        Ok(())
    };
    run("gen_people.py", &["--n", &count, "--seed", "5", "--out", &lines, "--truth", &truth])?;
    run("make_dups.py", &["--people", &lines, "--truth", &truth, "--n", &each, "--out", &records])
}

/// What a run of the binary took.
struct Run {
    took: Duration,
    peak_mb: f64,
}

/// Runs the binary on the data in `folder`.
fn mahjar(folder: &Path, arguments: &[&str]) -> Result<Run> {
    let begun = Instant::now();
    let mut child = Command::new(std::env::current_exe()?.with_file_name("../mahjar"))
        .args(arguments)
        .arg("--data")
        .arg(folder.join("data"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let mut peak_mb = 0.0;
    let status = loop {
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = peak.and_then(|peak| peak.split_whitespace().next()?.parse::<f64>().ok());
        peak_mb = kib.map_or(peak_mb, |kib| kib * 1024.0 / 1e6);
        if let Some(status) = child.try_wait().context("waiting for the binary")? {
            break status;
        }
        std::thread::sleep(Duration::from_millis(50));
    };
    ensure!(status.success(), "{arguments:?} ended: {status}");
    Ok(Run { took: begun.elapsed(), peak_mb })
}
