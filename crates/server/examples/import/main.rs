//! What bringing people in costs, against the goal of the design: `just bench import`. A file of invented people is read by
//! the real binary into an empty folder, its index included; the second file, ten times as long, shows that the rate does
//! not fall.
//!
//! `--write` keeps the report in docs/benchmarks/import.md; `--people N` makes the first file longer or shorter.

#[path = "../registration/figures.rs"]
#[allow(dead_code, reason = "the bench of registration uses more of it")]
mod figures;
#[path = "../registration/machine.rs"]
mod machine;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use accounts::reference::Reference;
use anyhow::{Context, Result, ensure};
use clap::Parser;
use figures::Figure;
use samples::population::{People, Sample};
use sea_orm::ActiveEnum;
use serde_json::json;

/// What is measured, and how much of it.
#[derive(Debug, Parser)]
struct Options {
    /// Keep the report in docs/benchmarks/import.md.
    #[arg(long)]
    write: bool,
    /// People of the first file; the second has ten times as many.
    #[arg(long, default_value_t = 30_000)]
    people: usize,
}

fn main() -> Result<()> {
    let options = Options::parse();
    let folder = std::env::temp_dir().join(format!("mahjar-import-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let outcome = measure(&options, &folder);
    std::fs::remove_dir_all(&folder).ok();
    let mut about =
        "`mahjar people import` on SQLite, with the embedded index, from its start to its end.".to_owned();
    if cfg!(debug_assertions) {
        about += " **A debug build: it says nothing about the goal.**";
    }
    let command = "just bench import --write";
    let report = figures::report("Import", &machine::machine(), command, &about, &outcome?);
    println!("{report}");
    if options.write {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/benchmarks/import.md");
        std::fs::write(path, report)?;
    }
    Ok(())
}

fn measure(options: &Options, folder: &Path) -> Result<Vec<Figure>> {
    let mut figures = Vec::new();
    for count in [options.people, 10 * options.people] {
        let file = folder.join(format!("{count}.jsonl"));
        write(&file, count)?;
        let begun = Instant::now();
        let binary = std::env::current_exe()?.with_file_name("../mahjar");
        let done = Command::new(binary)
            .args(["people", "import"])
            .arg(&file)
            .arg("--data")
            .arg(folder.join(format!("data-{count}")))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        let seconds = begun.elapsed().as_secs_f64();
        ensure!(done.success(), "the import failed: {done}");
        let rate = count as f64 / seconds;
        figures.push(Figure::with_goal(
            format!("{count} people, searchable when it ends"),
            format!("{rate:.0} rows/s, {seconds:.1} s in all"),
            "≥ 5,000 rows/s",
            rate >= 5000.0,
        ));
    }
    Ok(figures)
}

/// Writes `count` invented people as lines of JSON.
fn write(file: &Path, count: usize) -> Result<()> {
    let mut file = BufWriter::new(File::create(file)?);
    let reference = Reference::load(None).context("the reference")?;
    for (number, sample) in People::new(7, &reference).take(count).enumerate() {
        serde_json::to_writer(&mut file, &line(number, &sample))?;
        file.write_all(b"\n")?;
    }
    Ok(file.flush()?)
}

fn line(number: usize, Sample { new, email, phone, .. }: &Sample) -> serde_json::Value {
    let names = |parts: [&String; 4]| {
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).cloned().collect();
        (!parts.is_empty()).then_some(parts)
    };
    let none = String::new();
    json!({
        "id": format!("B{number:08}"),
        "ar": names([&new.given_ar, &new.father_ar, &new.grandfather_ar, &new.family_ar]),
        "la": names([&new.given_latin, &none, &none, &new.family_latin]),
        "sex": new.sex.map(|sex| if sex.to_value() == "male" { "M" } else { "F" }),
        "birth_date": new.birth.map(|birth| birth.to_string()),
        "origin": new.origin,
        "country": new.country,
        "city": new.city,
        "phone": phone,
        "email": email,
        "occupation": new.occupation,
    })
}
