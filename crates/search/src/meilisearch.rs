//! The index on a Meilisearch server, for installations of several nodes.
//!
//! The server keeps, filters, counts and sorts; which names a typed word meets is said by this process, as for the embedded
//! engine: the names that the index knows are the values of one facet, read at the first search and again from time to time.
//! Meilisearch's own words, typos and ranking are not used.

mod conditions;
mod settings;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use meilisearch_sdk::client::{Client, SwapIndexes};
use meilisearch_sdk::documents::DocumentsQuery;
use meilisearch_sdk::search::{SearchResults, Selectors};
use meilisearch_sdk::task_info::TaskInfo;
use meilisearch_sdk::tasks::Task;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::Mutex;
use uuid::Uuid;

use self::conditions::Conditions;
use crate::alike::{self, Known};
use crate::config::CONFIG;
use crate::rank::{self, Candidate, Ranked};
use crate::{Document, Hit, Hits, Met, Query, Scope, Sort, typed};

/// A question that is not answered within this time is not answered: the page asks the database (two seconds in all).
const PATIENCE: Duration = Duration::from_millis(1500);
/// How long the server may take to write a batch.
const WRITING: Duration = Duration::from_secs(120);
/// How often it is asked whether it has.
const LOOK: Duration = Duration::from_millis(20);
/// The names that are known are read again after this time: other nodes may have brought new ones in. A name that is typed
/// as it is written is found at once.
const FRESH: Duration = Duration::from_secs(20);
/// Documents that are read at once.
const PAGE: usize = 10_000;
/// What is typed may meet more than can be ranked: then only names that count as much are met.
const NARROWER: [f32; 3] = [0.6, 0.75, 0.9];

/// An index on a server.
#[derive(Clone)]
pub struct Meilisearch {
    client: Client,
    index: String,
    known: Arc<Known>,
    read: Arc<Mutex<Option<Instant>>>,
}

/// What is read of a document.
#[derive(Clone, Debug, Deserialize)]
struct Row {
    id: Uuid,
    #[serde(default)]
    parts: Vec<String>,
    #[serde(default)]
    words: Vec<String>,
}

impl Meilisearch {
    /// The index `index` of the server at `url`, with a key that may search, write, and read settings and tasks. Nothing is
    /// asked of the server yet.
    pub fn new(url: &str, key: Option<&str>, index: &str) -> Result<Self> {
        let client = Client::new(url.trim_end_matches('/'), key)?;
        let (known, read) = Default::default();
        Ok(Self { client, index: index.to_owned(), known, read })
    }

    fn index(&self) -> meilisearch_sdk::indexes::Index {
        self.client.index(&self.index)
    }

    /// The version of the server.
    pub async fn version(&self) -> Result<String> {
        Ok(in_time(self.client.get_version()).await?.pkg_version)
    }

    /// Puts documents in and takes others out, in this order of tasks: what a later call writes stands.
    pub(crate) async fn write(&self, put: Vec<Document>, delete: Vec<(&'static str, Uuid)>) -> Result<()> {
        let mut tasks = Vec::new();
        if !delete.is_empty() {
            let keys: Vec<String> = delete.into_iter().map(|(kind, id)| key(kind, id)).collect();
            tasks.push(in_time(self.index().delete_documents(&keys)).await?);
        }
        if !put.is_empty() {
            tasks.push(self.send(&put).await?);
        }
        for task in tasks {
            self.done(task).await?;
        }
        Ok(())
    }

    /// Puts documents in that are found some time later; [`Meilisearch::fill_end`] waits for it.
    pub async fn fill(&self, documents: &[Document]) -> Result<()> {
        self.send(documents).await?;
        Ok(())
    }

    /// The index that is filled to take the place of this one, empty.
    pub async fn beside(&self) -> Result<Self> {
        let beside = Self { index: format!("{}-new", self.index), ..self.clone() };
        beside.apply().await?;
        beside.empty().await?;
        Ok(beside)
    }

    /// Puts `beside` in the place of this one, at once, and drops what was here.
    pub async fn swap(&self, beside: Self) -> Result<()> {
        self.apply().await?;
        let both = SwapIndexes { indexes: (self.index.clone(), beside.index.clone()), rename: None };
        let task = in_time(self.client.swap_indexes([&both])).await?;
        self.done(task).await?;
        let task = in_time(beside.index().delete()).await?;
        self.done(task).await
    }

    /// Waits until all that was sent is found.
    pub async fn fill_end(&self) -> Result<()> {
        // Tasks of an index are done one after the other: when this one is, all are.
        let task = in_time(self.index().delete_documents::<String>(&[])).await?;
        self.done_within(task, Duration::from_secs(3600)).await
    }

    async fn send(&self, documents: &[Document]) -> Result<TaskInfo> {
        let (mut rows, mut parts) = (Vec::with_capacity(documents.len()), Vec::new());
        for document in documents {
            let own = document.parts();
            rows.push(row(document, &own));
            parts.extend(own);
        }
        self.known.numbers(parts.iter().map(String::as_str));
        let index = self.index();
        let sent = index.add_or_replace(&rows, Some("key"));
        Ok(tokio::time::timeout(WRITING, sent).await.context("the server takes no documents")??)
    }

    async fn done(&self, task: TaskInfo) -> Result<()> {
        self.done_within(task, WRITING).await
    }

    async fn done_within(&self, task: TaskInfo, time: Duration) -> Result<()> {
        match self.client.wait_for_task(task, Some(LOOK), Some(time)).await? {
            Task::Succeeded { .. } => Ok(()),
            Task::Failed { content } => bail!("the server failed: {:?}", content.error.error_code),
            _ => bail!("the server does not end its work"),
        }
    }

    /// Takes all documents out.
    pub async fn empty(&self) -> Result<()> {
        let task = in_time(self.index().delete_all_documents()).await?;
        self.done(task).await
    }

    /// Rids the files of what was taken out.
    pub(crate) async fn purge(&self) -> Result<()> {
        let task = in_time(self.index().compact()).await?;
        self.done_within(task, Duration::from_secs(3600)).await
    }

    /// Reads the names that the index knows, where that was long ago.
    async fn refresh(&self) -> Result<()> {
        let mut read = self.read.lock().await;
        if read.is_some_and(|at| at.elapsed() < FRESH) {
            return Ok(());
        }
        let index = self.index();
        let mut query = index.search();
        query.with_limit(0).with_facets(Selectors::Some(&["parts"]));
        let found: SearchResults<Row> = in_time(query.execute()).await?;
        let parts = found.facet_distribution.unwrap_or_default().remove("parts").unwrap_or_default();
        self.known.numbers(parts.keys().map(String::as_str));
        *read = Some(Instant::now());
        Ok(())
    }

    /// One question: the first `most` documents of which `filter` holds, all their number, and the facets.
    async fn ask(
        &self,
        filter: &str,
        query: &Query,
        (offset, most): (usize, usize),
        counts: bool,
    ) -> Result<Found> {
        let index = self.index();
        let facets = if counts { query.facets.as_slice() } else { &[] };
        let mut question = index.search();
        question.with_filter(filter).with_facets(Selectors::Some(facets));
        question.with_attributes_to_retrieve(Selectors::Some(&["id", "parts", "words"]));
        question.with_offset(offset).with_limit(most);
        let is_listed = query.sort == Sort::Newest || query.text.is_empty();
        if is_listed {
            question.with_sort(&["order:desc"]);
        }
        let found: SearchResults<Row> = in_time(question.execute()).await?;
        let mut counted = found.facet_distribution.unwrap_or_default();
        let mut values = |facet: &str| -> BTreeMap<String, u64> {
            let values: HashMap<String, usize> = counted.remove(facet).unwrap_or_default();
            values.into_iter().map(|(value, count)| (value, count as u64)).collect()
        };
        Ok(Found {
            rows: found.hits.into_iter().map(|hit| hit.result).collect(),
            // Without words of Meilisearch's own, its estimate is the number of documents of which the filter holds.
            total: found.estimated_total_hits.context("the server does not say how many")? as u64,
            facets: facets.iter().map(|facet| (*facet, values(facet))).collect(),
        })
    }

    /// Finds `query` among what `scope` allows.
    pub(crate) async fn search(&self, scope: &Scope, query: Query) -> Result<Hits> {
        let typed = typed::words(&query.text);
        let conditions = Conditions::new(scope, &query);
        if typed.is_empty() {
            let found = self.ask(&conditions.all(), &query, (query.offset, query.limit), true).await?;
            let hits = found.rows.into_iter().map(|row| Hit { id: row.id, score: 1.0, met: Vec::new() });
            return Ok(Hits { hits: hits.collect(), total: found.total, facets: found.facets, lacking: 0 });
        }
        self.refresh().await?;
        let wanted: Vec<Arc<alike::Met>> =
            typed.iter().map(|word| self.known.met_by(word, typed.len())).collect();
        let words = conditions::words(&self.known, &typed, &wanted, 0.0);
        let ranked = CONFIG.order.ranked;
        let window = |most: usize| if query.limit == 0 { 0 } else { most.max(query.offset + query.limit) };
        let mut lacking = 0;
        let mut filter = conditions.with_words(&words, lacking);
        let mut found = self.ask(&filter, &query, (0, window(ranked)), true).await?;
        if found.total < CONFIG.typed.few && typed.len() >= CONFIG.typed.least_words_to_lack_one {
            lacking = 1;
            filter = conditions.with_words(&words, lacking);
            found = self.ask(&filter, &query, (0, window(ranked)), true).await?;
        }
        if query.limit > 0 && query.sort == Sort::Best && found.total > ranked as u64 {
            self.narrow(&conditions, &query, &typed, &wanted, lacking, &mut found).await?;
        }
        let mut rows: Vec<(Row, Ranked)> =
            found.rows.into_iter().map(|row| self.ranked(&typed, &wanted, row)).collect();
        if query.sort == Sort::Best {
            rows.sort_by(|a, b| b.1.score.total_cmp(&a.1.score));
        }
        let shown = rows.into_iter().skip(query.offset).take(query.limit);
        let hits = shown.map(|(row, ranked)| {
            let each = typed.iter().zip(ranked.met);
            let met = each.filter_map(|(typed, word)| {
                Some(Met { typed: typed.text.clone(), found: self.known.plain(word?) })
            });
            Hit { id: row.id, score: ranked.score, met: met.collect() }
        });
        Ok(Hits { hits: hits.collect(), total: found.total, facets: found.facets, lacking })
    }

    /// Where more was found than is ranked: puts those first whose names are most alike.
    async fn narrow(
        &self,
        conditions: &Conditions,
        query: &Query,
        typed: &[typed::Word],
        wanted: &[Arc<alike::Met>],
        lacking: usize,
        found: &mut Found,
    ) -> Result<()> {
        let ranked = CONFIG.order.ranked;
        for least in NARROWER {
            let words = conditions::words(&self.known, typed, wanted, least);
            let nearer = self.ask(&conditions.with_words(&words, lacking), query, (0, ranked), false).await?;
            if nearer.total == 0 {
                return Ok(());
            }
            let is_enough = nearer.total <= ranked as u64;
            let mut rows = nearer.rows;
            let near: std::collections::HashSet<Uuid> = rows.iter().map(|row| row.id).collect();
            rows.extend(found.rows.drain(..).filter(|row| !near.contains(&row.id)));
            found.rows = rows;
            if is_enough {
                return Ok(());
            }
        }
        Ok(())
    }

    fn ranked(&self, typed: &[typed::Word], wanted: &[Arc<alike::Met>], row: Row) -> (Row, Ranked) {
        let parts = self.known.numbers(row.parts.iter().map(String::as_str)).into_iter().flatten().collect();
        let meets = |typed: &typed::Word| {
            let others = typed.others();
            let begins =
                |word: &String| others.beginning.as_ref().is_some_and(|begun| word.starts_with(begun));
            row.words.iter().any(|word| others.words.contains(word) || begins(word))
        };
        let others = typed.iter().enumerate().filter(|(_, typed)| meets(typed));
        let others = others.fold(0, |all, (place, _)| all | 1 << place);
        let ranked = rank::rank(&self.known, wanted, &Candidate { parts, others });
        (row, ranked)
    }

    /// Names that go on from the last word of `text`.
    pub(crate) async fn suggest(&self, scope: &Scope, kind: &'static str, text: &str) -> Result<Vec<String>> {
        let typed = typed::words(text);
        let Some((part, settings)) = typed.last().and_then(|word| word.to_continue()) else {
            return Ok(Vec::new());
        };
        self.refresh().await?;
        let begun: Vec<String> = self.known.begun_by(part).into_iter().map(|(_, plain)| plain).collect();
        if begun.is_empty() {
            return Ok(Vec::new());
        }
        let query = Query { kind, facets: vec!["parts"], ..Query::default() };
        let filter = Conditions::new(scope, &query).with_parts(&begun);
        let mut counted = self.ask(&filter, &query, (0, 0), true).await?.facets;
        let counted = counted.remove("parts").unwrap_or_default();
        let mut found: Vec<(u64, String)> =
            begun.into_iter().filter_map(|plain| Some((*counted.get(&plain)?, plain))).collect();
        found.sort_by(|a, b| b.cmp(a));
        found.truncate(settings.shown);
        Ok(found.into_iter().map(|(_, plain)| typed::continued(text, &part.text, &plain)).collect())
    }

    /// Ids and digests of all documents of a kind.
    pub(crate) async fn digests(&self, kind: &'static str) -> Result<Vec<(Uuid, u64)>> {
        #[derive(Deserialize)]
        struct Digest {
            id: Uuid,
            digest: String,
        }
        let index = self.index();
        let filter = format!("kind = {kind}");
        let mut all = Vec::new();
        loop {
            let mut query = DocumentsQuery::new(&index);
            query.with_filter(&filter).with_fields(["id", "digest"]).with_offset(all.len()).with_limit(PAGE);
            let read = index.get_documents_with::<Digest>(&query);
            let read = tokio::time::timeout(WRITING, read).await.context("the server does not answer")??;
            let is_last = read.results.len() < PAGE;
            all.extend(
                read.results
                    .into_iter()
                    .map(|one| (one.id, u64::from_str_radix(&one.digest, 16).unwrap_or_default())),
            );
            if is_last {
                return Ok(all);
            }
        }
    }
}

/// What the server found.
struct Found {
    rows: Vec<Row>,
    total: u64,
    facets: BTreeMap<&'static str, BTreeMap<String, u64>>,
}

/// An answer within [`PATIENCE`].
async fn in_time<T>(answer: impl Future<Output = Result<T, meilisearch_sdk::errors::Error>>) -> Result<T> {
    Ok(tokio::time::timeout(PATIENCE, answer).await.context("the search server does not answer")??)
}

fn key(kind: &str, id: Uuid) -> String {
    format!("{kind}-{id}")
}

/// A document as the server keeps it.
fn row(document: &Document, parts: &[String]) -> Value {
    let mut row = json!({
        "key": key(document.kind, document.id),
        "kind": document.kind,
        "id": document.id,
        "parts": parts,
        "words": document.terms(),
        "country": document.country,
        "order": document.order,
        "digest": format!("{:016x}", document.digest()),
    });
    for (name, value) in &document.facets {
        row[*name] = json!(value);
    }
    row
}
