//! `mahjar people search`: what a search finds, for the operator and for measuring.

use std::collections::HashMap;
use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;

use accounts::App;
use accounts::audit::{self, ActorKind, Entry};
use anyhow::{Context, Result, ensure};
use kit::clock::Clock;
use kit::db::{self, Intent};
use registry::person::{self, Model, PersonId};
use search::{Away, Hits, Index, Query, Scope};
use serde_json::json;

use crate::build::{self, INDEX};
use crate::commands::Data;
use crate::config::Config;

/// Ids in a line of results.
const RESULTS: usize = 10;

/// How people are searched for.
#[derive(Debug, clap::Args)]
pub struct Search {
    /// What is looked for.
    #[arg(required_unless_present = "batch")]
    text: Option<String>,
    /// Only in this country, ISO 3166-1 alpha-2; may be said more than once.
    #[arg(long)]
    country: Vec<String>,
    /// How many are shown.
    #[arg(long, default_value_t = 10)]
    limit: usize,
    /// One JSON object a line.
    #[arg(long)]
    json: bool,
    /// Searches in a file of tab-separated columns `qid` and `query`, named in its first line.
    #[arg(long, requires = "out", conflicts_with = "text")]
    batch: Option<PathBuf>,
    /// Where the results of `--batch` go: qid, external ids parted by commas, milliseconds.
    #[arg(long)]
    out: Option<PathBuf>,
    #[command(flatten)]
    data: Data,
}

/// Searches.
pub async fn run(asked: Search) -> Result<()> {
    let config = Config::load(&asked.data.data)?;
    let app = build::app(&config, false, Clock::System).await?;
    let beside = match &app.index {
        Index::Away(Away::Held) => Some(Index::open_to_read(&config.data.join(INDEX))?),
        _ => None,
    };
    let index = beside.as_ref().unwrap_or(&app.index);
    let scope = match asked.country.as_slice() {
        [] => Scope::Operator,
        countries => Scope::Countries(countries.to_vec()),
    };
    let query =
        |text: &str, limit| Query { kind: person::KIND, text: text.to_owned(), limit, ..Query::default() };
    match (&asked.text, &asked.batch, &asked.out) {
        (_, Some(batch), Some(out)) => {
            let searches = read(batch)?;
            told(&app, json!({ "searches": searches.len() })).await?;
            let mut out = std::io::BufWriter::new(std::fs::File::create(out).context("--out")?);
            for (qid, text) in searches {
                let begun = Instant::now();
                let hits = index.search(&scope, query(&text, RESULTS)).await?;
                let milliseconds = begun.elapsed().as_secs_f64() * 1000.0;
                let people = people(&app, &hits).await?;
                let id = |person: &Model| person.external_id.clone().unwrap_or_else(|| person.number.clone());
                let ids: Vec<String> = people.iter().map(|(person, _)| id(person)).collect();
                writeln!(out, "{qid}\t{}\t{milliseconds:.3}", ids.join(","))?;
            }
            Ok(out.flush()?)
        }
        (Some(text), ..) => {
            told(&app, json!({ "searches": 1 })).await?;
            let hits = index.search(&scope, query(text, asked.limit)).await?;
            for (person, score) in people(&app, &hits).await? {
                if asked.json {
                    println!(
                        "{}",
                        json!({
                            "number": person.number, "external_id": person.external_id, "country": person.country,
                            "name_ar": person.name_ar(), "name_latin": person.name_latin(), "score": score,
                        })
                    );
                } else {
                    let (arabic, latin) = (person.name_ar(), person.name_latin());
                    println!("{}\t{}\t{score:.3}\t{arabic}\t{latin}", person.number, person.country);
                }
            }
            tracing::info!(found = hits.total, "searched");
            Ok(())
        }
        _ => Ok(()),
    }
}

/// The people of `hits`, in their order, and how alike they are.
async fn people(app: &App, hits: &Hits) -> Result<Vec<(Model, f32)>> {
    let ids: Vec<PersonId> = hits.ids().into_iter().map(PersonId).collect();
    let reading = db::begin_for_all(&app.db, Intent::Read).await?;
    let people = person::for_index(&*reading, &ids).await?;
    reading.rollback().await?;
    let mut people: HashMap<_, Model> = people.into_iter().map(|person| (person.id.0, person)).collect();
    Ok(hits.hits.iter().filter_map(|hit| Some((people.remove(&hit.id)?, hit.score))).collect())
}

/// Writes down that the operator searched; never for what.
async fn told(app: &App, what: serde_json::Value) -> Result<()> {
    let transaction = db::begin(&app.db, Intent::Write).await?;
    let entry = Entry::done("people.search").with(what);
    audit::write(&*transaction, &app.keys, (ActorKind::Operator, None), app.clock.now(), vec![entry]).await?;
    Ok(transaction.commit().await?)
}

/// The searches of a file: number and words of each.
fn read(file: &std::path::Path) -> Result<Vec<(String, String)>> {
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let mut lines = text.lines();
    let heads: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let at = |name: &str| heads.iter().position(|head| *head == name);
    let (Some(qid), Some(query)) = (at("qid"), at("query")) else {
        anyhow::bail!("the first line of {} does not name the columns qid and query", file.display());
    };
    let mut searches = Vec::new();
    for (number, line) in lines.enumerate() {
        let columns: Vec<&str> = line.split('\t').collect();
        ensure!(columns.len() > qid.max(query), "line {} has too few columns", number + 2);
        searches.push((columns[qid].to_owned(), columns[query].to_owned()));
    }
    Ok(searches)
}
