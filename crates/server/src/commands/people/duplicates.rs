//! `mahjar people duplicates`: who is registered twice, or would be, for the operator and for measuring.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use accounts::App;
use accounts::audit::{self, ActorKind, Entry};
use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressStyle};
use kit::clock::Clock;
use kit::db::{self, Intent};
use registry::contact;
use registry::duplicates::batch::{self, Arrival};
use registry::duplicates::{Everybody, entry};
use registry::likeness::SAME;
use registry::person::{self, PersonId};
use search::{Away, Index, Scope};
use serde_json::json;

use crate::build::{self, INDEX};
use crate::commands::Data;
use crate::config::Config;

/// Who is compared with whom.
#[derive(Debug, clap::Args)]
pub struct Duplicates {
    /// Everybody with everybody. A line of the result: two ids, how likely they are one person (0 to 1), and why.
    #[arg(long, required_unless_present = "batch", conflicts_with = "batch")]
    all: bool,
    /// New records with everybody: a file of JSON lines with `case` and `record`. A line of the result: the case, ids parted
    /// by commas, the likeliest first, and milliseconds.
    #[arg(long)]
    batch: Option<PathBuf>,
    /// Find whom to compare with a record as a page does that takes in one person, by the index and by the same contacts,
    /// instead of holding everybody in memory.
    #[arg(long, requires = "batch")]
    by_index: bool,
    /// How likely it must be, 0 to 1.
    #[arg(long, default_value_t = SAME)]
    least: f32,
    /// Where the result goes: columns parted by tabs. Ids are external ids, registry numbers of those who have none.
    #[arg(long)]
    out: PathBuf,
    #[command(flatten)]
    data: Data,
}

/// Looks for duplicates.
pub async fn run(asked: Duplicates) -> Result<()> {
    let config = Config::load(&asked.data.data)?;
    let app = build::app(&config, false, Clock::System).await?;
    let mut out = BufWriter::new(File::create(&asked.out).with_context(|| asked.out.display().to_string())?);
    let Some(file) = &asked.batch else {
        told(&app, json!({ "all": true })).await?;
        write_pairs(&mut out, &everybody(&app).await?, asked.least)?;
        return Ok(out.flush()?);
    };
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let arrivals = batch::read(&app, &text)?;
    told(&app, json!({ "records": arrivals.len() })).await?;
    if asked.by_index {
        by_index(&app, &config.data, &arrivals, &mut out, asked.least).await?;
    } else {
        in_memory(everybody(&app).await?, &arrivals, &mut out, asked.least)?;
    }
    Ok(out.flush()?)
}

fn bar(of: u64, what: &'static str) -> Result<ProgressBar> {
    let style = ProgressStyle::with_template("{msg} {bar:40} {human_pos}/{human_len}, {eta} left")?;
    Ok(ProgressBar::new(of).with_style(style).with_message(what))
}

/// Everybody, read from the database.
async fn everybody(app: &App) -> Result<Everybody> {
    let reading = db::begin_for_all(&app.db, Intent::Read).await?;
    let bar = bar(person::count(&*reading).await?, "read")?;
    let begun = Instant::now();
    let everybody = Everybody::read(&*reading, |count| bar.inc(count)).await?;
    reading.rollback().await?;
    bar.finish_and_clear();
    tracing::info!(people = everybody.len(), seconds = begun.elapsed().as_secs_f64(), "read");
    Ok(everybody)
}

/// Compares everybody with everybody.
fn write_pairs(out: &mut impl Write, everybody: &Everybody, least: f32) -> Result<()> {
    let bar = bar(everybody.len() as u64, "compared")?;
    let begun = Instant::now();
    let pairs = everybody.pairs(least, |count| bar.inc(count));
    bar.finish_and_clear();
    tracing::info!(pairs = pairs.len(), seconds = begun.elapsed().as_secs_f64(), "compared");
    let mut judge = everybody.judge();
    for pair in &pairs {
        let (left, right, reasons) = everybody.explained(&mut judge, pair);
        let reasons: Vec<String> = reasons.into_iter().map(|reason| reason.code()).collect();
        writeln!(out, "{left}\t{right}\t{:.3}\t{}", pair.likeness.score(), reasons.join(","))?;
    }
    Ok(())
}

/// Compares `arrivals` with everybody.
fn in_memory(mut everybody: Everybody, arrivals: &[Arrival], out: &mut impl Write, least: f32) -> Result<()> {
    let described: Vec<_> = arrivals.iter().map(|arrival| everybody.describe(&arrival.told())).collect();
    let mut judge = everybody.judge();
    for (arrival, described) in arrivals.iter().zip(&described) {
        let begun = Instant::now();
        let like = everybody.like(&mut judge, described, least);
        let milliseconds = begun.elapsed().as_secs_f64() * 1000.0;
        let ids: Vec<&str> = like.into_iter().map(|(id, _)| id).collect();
        writeln!(out, "{}\t{}\t{milliseconds:.3}", arrival.case, ids.join(","))?;
    }
    Ok(())
}

/// Compares `arrivals` with whom the index finds.
async fn by_index(
    app: &App,
    folder: &Path,
    arrivals: &[Arrival],
    out: &mut impl Write,
    least: f32,
) -> Result<()> {
    let beside = match &app.index {
        Index::Away(Away::Held) => Some(Index::open_to_read(&folder.join(INDEX))?),
        _ => None,
    };
    let index = beside.as_ref().unwrap_or(&app.index);
    for arrival in arrivals {
        let begun = Instant::now();
        let ids = like(app, index, arrival, least).await?;
        let milliseconds = begun.elapsed().as_secs_f64() * 1000.0;
        writeln!(out, "{}\t{}\t{milliseconds:.3}", arrival.case, ids.join(","))?;
    }
    Ok(())
}

/// Ids of those who may be the one of `arrival`, by the index.
async fn like(app: &App, index: &Index, arrival: &Arrival, least: f32) -> Result<Vec<String>> {
    let told = arrival.told();
    let mut ids: Vec<PersonId> =
        entry::named(index, &Scope::Operator, &told).await?.into_iter().map(PersonId).collect();
    let reading = db::begin_for_all(&app.db, Intent::Read).await?;
    let country = [arrival.country().to_owned()];
    for reach in &arrival.reach {
        ids.extend(contact::people_with(&*reading, &app.keys, reach, &country).await?);
    }
    ids.sort_unstable();
    ids.dedup();
    let people = person::for_index(&*reading, &ids).await?;
    let contacts = contact::hashes_of(&*reading, ids).await?;
    reading.rollback().await?;
    let judged = entry::judge(&told, people, contacts).into_iter();
    let like = judged.filter(|(_, likeness, _)| likeness.score() >= least);
    Ok(like.map(|(person, ..)| person.external_id.unwrap_or(person.number)).collect())
}

/// Writes down that the operator looked for duplicates; never of whom.
async fn told(app: &App, what: serde_json::Value) -> Result<()> {
    let transaction = db::begin(&app.db, Intent::Write).await?;
    let entry = Entry::done("people.duplicates").with(what);
    audit::write(&*transaction, &app.keys, (ActorKind::Operator, None), app.clock.now(), vec![entry]).await?;
    Ok(transaction.commit().await?)
}
