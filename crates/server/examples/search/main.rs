//! How well and how fast people are found: `just bench search --names FOLDER`. The same people and the same searches, of 22
//! kinds, for the embedded engine, a Meilisearch server where `MEILI_URL` says where one is, and pg_trgm of PostgreSQL where
//! `--postgres` does, in one run. Each engine has a process of its own.
//!
//! FOLDER holds the generators of people and of searches (`scripts/`) and the names (`dev/`). `--people N` is how many
//! people, one or more times; `--folder` is where they lie, with their searches, when they were made by the generators before;
//! `--write [NAME]` keeps the report in docs/benchmarks, as search.md where no other name is said.

mod answers;
mod engine;
#[path = "../registration/machine.rs"]
mod machine;
mod people;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use clap::Parser;
use engine::Measured;

/// What is measured.
#[derive(Clone, Debug, Parser)]
struct Options {
    /// The folder of names, with `scripts` and `dev`.
    #[arg(long)]
    names: PathBuf,
    /// How many people; may be said more than once.
    #[arg(long, default_values_t = [100_000, 1_000_000])]
    people: Vec<usize>,
    /// Searches of each kind.
    #[arg(long, default_value_t = 500)]
    searches: usize,
    /// Folder of the socket of a PostgreSQL cluster, for pg_trgm.
    #[arg(long)]
    postgres: Option<String>,
    /// Process of the Meilisearch server, whose memory is measured.
    #[arg(long)]
    meili_process: Option<u32>,
    /// Keep the report in docs/benchmarks, by this name.
    #[arg(long, num_args = 0..=1, default_missing_value = "search")]
    write: Option<String>,
    /// The people and searches are in this folder already: people.jsonl and queries.tsv.
    #[arg(long)]
    folder: Option<PathBuf>,
    /// In a process of its own: this engine.
    #[arg(long, hide = true, requires = "folder")]
    engine: Option<String>,
}

#[tokio::main]
async fn main() -> Result<()> {
    let options = Options::parse();
    if let (Some(engine), Some(folder)) = (&options.engine, &options.folder) {
        let measured = engine::measure(engine, folder, &options).await?;
        println!("{}", serde_json::to_string(&measured)?);
        return Ok(());
    }
    let mut report = format!(
        "# Search, measured\n\nWritten by `just bench search --write{}`: do not edit. {}\n\n{} searches of each of 22 kinds; all \
         of them under the filter of a scope, with ten facets counted.{}\n",
        options
            .write
            .as_deref()
            .filter(|name| *name != "search")
            .map(|name| format!(" {name}"))
            .unwrap_or_default(),
        machine::machine(),
        options.searches,
        if cfg!(debug_assertions) { " **A debug build: it says nothing about the goals.**" } else { "" },
    );
    for people in &options.people {
        report += &of(*people, &options)?;
    }
    println!("{report}");
    if let Some(name) = &options.write {
        let file = format!("../../docs/benchmarks/{name}.md");
        std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(file), report)?;
    }
    Ok(())
}

/// The report of so many people.
fn of(people: usize, options: &Options) -> Result<String> {
    if let Some(folder) = &options.folder {
        return Ok(answers::report(people, &of_each(options, folder)?));
    }
    let folder = std::env::temp_dir().join(format!("mahjar-search-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let made = people::generate(&options.names, people, options.searches, &folder);
    let measured = made.and_then(|()| of_each(options, &folder));
    std::fs::remove_dir_all(&folder).ok();
    Ok(answers::report(people, &measured?))
}

/// What was measured of each engine, in `folder`.
fn of_each(options: &Options, folder: &Path) -> Result<Vec<Measured>> {
    let mut engines = vec!["embedded"];
    if std::env::var("MEILI_URL").is_ok() {
        engines.push("meilisearch");
    }
    if options.postgres.is_some() {
        engines.push("pg_trgm");
    }
    let mut measured = Vec::new();
    for engine in engines {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("--names").arg(&options.names).args(["--engine", engine]).arg("--folder").arg(folder);
        if let Some(postgres) = &options.postgres {
            command.args(["--postgres", postgres]);
        }
        if let Some(process) = options.meili_process {
            command.args(["--meili-process", &process.to_string()]);
        }
        let output = command.stderr(std::process::Stdio::inherit()).output()?;
        ensure!(output.status.success(), "{engine} ended: {}", output.status);
        let one: Measured =
            serde_json::from_slice(&output.stdout).context("what the engine's process says")?;
        measured.push(one);
    }
    Ok(measured)
}
