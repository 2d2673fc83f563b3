//! The people and the searches.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use search::Document;
use serde_json::Value;
use uuid::Uuid;

/// The facets that are counted with every search.
pub const FACETS: [&str; 10] =
    ["country", "city", "status", "sex", "born", "occupation", "origin", "registered", "confirmed", "email"];

/// A search, and whom it is right to find.
pub struct Search {
    pub class: String,
    pub text: String,
    pub right: Vec<Uuid>,
}

/// Has the generators in `names` make `people` people and `searches` searches of each kind in `folder`.
pub fn generate(names: &Path, people: usize, searches: usize, folder: &Path) -> Result<()> {
    let at = |name: &str| folder.join(name).display().to_string();
    let (people_file, truth, queries) = (at("people.jsonl"), at("truth.tsv"), at("queries.tsv"));
    let (count, each) = (people.to_string(), searches.to_string());
    let dev = names.join("dev").display().to_string();
    let run = |script: &str, arguments: &[&str]| -> Result<()> {
        let status =
            Command::new("python3").arg(names.join("scripts").join(script)).args(arguments).status()?;
        ensure!(status.success(), "{script} ended: {status}");
        Ok(())
    };
    run(
        "gen_people.py",
        &["--names", &dev, "--n", &count, "--seed", "3", "--out", &people_file, "--truth", &truth],
    )?;
    let made = ["--names", &dev, "--people", &people_file, "--truth", &truth, "--per-class", &each];
    run("make_queries.py", &[&made[..], &["--out", &queries]].concat())
}

fn id(external: &str) -> Result<Uuid> {
    let number: u128 = external.trim_start_matches('P').parse().context("an id like P00000001")?;
    Ok(Uuid::from_u128(number))
}

/// The searches of `folder`.
pub fn searches(folder: &Path) -> Result<Vec<Search>> {
    let text = std::fs::read_to_string(folder.join("queries.tsv"))?;
    let read = |line: &str| {
        let columns: Vec<&str> = line.split('\t').collect();
        let right = columns[6].split(',').map(id).collect::<Result<_>>()?;
        Ok(Search { class: columns[1].to_owned(), text: columns[4].to_owned(), right })
    };
    text.lines().skip(1).map(read).collect()
}

/// The people of `folder`, so many at once, as documents.
pub fn batches(folder: &Path, most: usize) -> Result<impl Iterator<Item = Result<Vec<Document>>>> {
    let file = std::fs::File::open(folder.join("people.jsonl"))?;
    let mut lines = BufReader::with_capacity(1 << 20, file).lines();
    Ok(std::iter::from_fn(move || {
        let batch: Result<Vec<Document>> =
            lines.by_ref().take(most).map(|line| document(&serde_json::from_str(&line?)?)).collect();
        match batch {
            Ok(batch) if batch.is_empty() => None,
            batch => Some(batch),
        }
    }))
}

fn document(row: &Value) -> Result<Document> {
    let text = |field: &str| row[field].as_str().unwrap_or_default().to_owned();
    let name = |field: &str| {
        let parts = row[field].as_array()?.iter().filter_map(Value::as_str).collect::<Vec<_>>();
        Some(parts.join(" "))
    };
    let id = id(&text("id"))?;
    let number = id.as_u128() as i64;
    let decade = format!("{}0", text("birth_date").get(..3).unwrap_or("0"));
    let month = |n: i64| format!("20{:02}-{:02}", 20 + n % 7, 1 + n % 12);
    Ok(Document {
        kind: "person",
        id,
        names: [name("ar"), name("la")].into_iter().flatten().collect(),
        words: vec![text("city"), text("occupation"), text("origin")],
        country: text("country"),
        facets: vec![
            ("city", text("city")),
            ("status", ["submitted", "verified", "verified"][(number % 3) as usize].to_owned()),
            ("sex", text("sex")),
            ("born", decade),
            ("occupation", text("occupation")),
            ("origin", text("origin")),
            ("registered", month(number)),
            ("confirmed", month(number / 7)),
            ("email", if text("email").is_empty() { "no" } else { "yes" }.to_owned()),
        ],
        order: number,
    })
}

/// The countries of all people: a scope that holds of each is asked for nevertheless.
pub fn countries(folder: &Path) -> Result<Vec<String>> {
    let mut countries = std::collections::BTreeSet::new();
    for batch in batches(folder, 10_000)?.take(5) {
        countries.extend(batch?.into_iter().map(|one| one.country));
    }
    Ok(countries.into_iter().collect())
}
