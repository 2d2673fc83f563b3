//! The index in the data folder, in this process (tantivy).

mod facets;
mod meets;
mod segment;

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result, anyhow, ensure};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use tantivy::collector::{Count, DocSetCollector, TopDocs};
use tantivy::query::{BooleanQuery, BoostQuery, EmptyQuery, Occur, TermQuery};
use tantivy::schema::{
    BytesOptions, FAST, Field, INDEXED, IndexRecordOption, JsonObjectOptions, NumericOptions, OwnedValue,
    STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::WhitespaceTokenizer;
use tantivy::{
    DocAddress, IndexReader, IndexWriter, Order, ReloadPolicy, Searcher, TantivyDocument, TantivyError, Term,
};
use uuid::Uuid;

use self::facets::Facets;
use self::meets::{Allowed, Meets, Wanted};
use self::segment::{PARTS, Segment, Segments};
use crate::alike::{self, Known};
use crate::config::CONFIG;
use crate::rank::{self, Candidate, Ranked};
use crate::{Document, Held, Hit, Hits, Met, Outdated, Query, Scope, Sort, typed};

/// Memory for documents not yet written: 50 MB, what one thread of tantivy wants.
const WRITER_MEMORY: usize = 50_000_000;
/// The same while all of an index is made anew: more of it at once makes fewer files to merge.
const REBUILD_MEMORY: usize = 250_000_000;
/// Name of the field of the facets.
const FACETS: &str = "facets";
/// Name under which the schema knows our tokenizer.
const TOKENIZER: &str = "folded";

/// An index in a folder.
#[derive(Clone)]
pub struct Embedded {
    fields: Fields,
    index: tantivy::Index,
    reader: IndexReader,
    /// None after it failed: the next who writes begins a new one from what is on the disk.
    writer: Arc<Mutex<Option<IndexWriter>>>,
    known: Arc<Known>,
    segments: Segments,
}

#[derive(Clone, Copy)]
struct Fields {
    /// Id and kind: one document each.
    key: Field,
    kind: Field,
    /// The halves of the id.
    high: Field,
    low: Field,
    /// The parts of all names, in their order, each as [`names::Part::plain`] has it.
    parts: Field,
    /// Other words.
    words: Field,
    /// `{"country": "CL", "status": "verified", …}`: a column each.
    facets: Field,
    order: Field,
    /// [`Document::digest`].
    digest: Field,
}

impl Embedded {
    /// Opens the index in `folder`, made when it is not there.
    pub fn open(folder: &Path) -> Result<Self> {
        Self::open_with(folder, Some(WRITER_MEMORY))
    }

    /// The same for reading only, which another process that has it open does not hinder.
    pub fn open_to_read(folder: &Path) -> Result<Self> {
        ensure!(folder.join("meta.json").exists(), "there is no index in {}", folder.display());
        Self::open_with(folder, None)
    }

    /// The same, for filling it.
    pub fn open_to_fill(folder: &Path) -> Result<Self> {
        Self::open_with(folder, Some(REBUILD_MEMORY))
    }

    fn open_with(folder: &Path, memory: Option<usize>) -> Result<Self> {
        std::fs::create_dir_all(folder)?;
        let version = folder.join("version");
        if folder.join("meta.json").exists() {
            let made_by = std::fs::read_to_string(&version).unwrap_or_default();
            ensure!(made_by == CONFIG.version.to_string(), Outdated);
        }
        std::fs::write(&version, CONFIG.version.to_string())?;
        let (schema, fields) = schema();
        let directory = tantivy::directory::MmapDirectory::open(folder)?;
        let mut index =
            tantivy::Index::open_or_create(directory, schema).context("the index cannot be opened")?;
        // The segments of one search are shared out over the cores.
        index.set_default_multithread_executor()?;
        index.tokenizers().register(TOKENIZER, WhitespaceTokenizer::default());
        let writer = memory.map(|memory| writer(&index, memory)).transpose()?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let writer = Arc::new(Mutex::new(writer));
        let (known, segments) = Default::default();
        Ok(Self { fields, index, reader, writer, known, segments })
    }

    /// Puts documents in and takes others out, in one commit.
    pub(crate) async fn write(&self, put: Vec<Document>, delete: Vec<(&'static str, Uuid)>) -> Result<()> {
        if put.is_empty() && delete.is_empty() {
            return Ok(());
        }
        let this = self.clone();
        tokio::task::spawn_blocking(move || this.with_writer(|writer| this.write_with(writer, put, delete)))
            .await?
    }

    /// What `work` makes of the writer, which one at a time has. Where that fails, the writer is given up: one whose thread
    /// has died takes documents and drops them without a word, and one that cannot undo what is half done, as on a full
    /// disk, never works again.
    fn with_writer<T>(&self, work: impl FnOnce(&mut IndexWriter) -> Result<T>) -> Result<T> {
        let mut place = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let mut own = match place.take() {
            Some(writer) => writer,
            None => writer(&self.index, WRITER_MEMORY)?,
        };
        let worked = work(&mut own)?;
        *place = Some(own);
        Ok(worked)
    }

    fn write_with(
        &self,
        writer: &mut IndexWriter,
        put: Vec<Document>,
        delete: Vec<(&'static str, Uuid)>,
    ) -> Result<()> {
        for (kind, id) in delete {
            writer.delete_term(Term::from_field_bytes(self.fields.key, &key(kind, id)));
        }
        for document in put {
            writer.delete_term(Term::from_field_bytes(self.fields.key, &key(document.kind, document.id)));
            writer.add_document(self.document(&document))?;
        }
        writer.commit()?;
        self.reload()?;
        Ok(())
    }

    /// Puts documents in that are not in yet; they are found after the next [`Embedded::write`] or [`Embedded::fill_end`].
    pub fn fill(&self, documents: Vec<Document>) -> Result<()> {
        let documents: Vec<TantivyDocument> =
            documents.par_iter().map(|document| self.document(document)).collect();
        self.with_writer(|writer| {
            documents.into_iter().try_for_each(|document| writer.add_document(document).map(drop))?;
            Ok(())
        })
    }

    /// Makes what was filled in last and be found.
    pub fn fill_end(&self) -> Result<()> {
        self.with_writer(|writer| self.write_with(writer, Vec::new(), Vec::new()))
    }

    /// Merges each segment in which documents were taken out, so that it is written without them.
    pub(crate) async fn purge(&self) -> Result<()> {
        let this = self.clone();
        tokio::task::spawn_blocking(move || {
            this.reader.reload()?;
            let searcher = this.reader.searcher();
            let segments = searcher.segment_readers().iter();
            let holed = segments.filter(|segment| segment.has_deletes()).map(|segment| segment.segment_id());
            for segment in holed.collect::<Vec<_>>() {
                // Only to begin it: whoever writes does not wait for the merge.
                this.with_writer(|writer| Ok(writer.merge(&[segment])))?.wait()?;
            }
            this.reload()?;
            drop(searcher);
            this.with_writer(|writer| Ok(writer.garbage_collect_files()))?.wait()?;
            Ok(())
        })
        .await?
    }

    /// Reads what was written.
    fn reload(&self) -> Result<()> {
        self.reader.reload()?;
        let searcher = self.reader.searcher();
        self.segments.of(&searcher, self.fields.parts, &self.known)?;
        self.segments.keep(&searcher);
        Ok(())
    }

    fn document(&self, from: &Document) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        document.add_bytes(self.fields.key, &key(from.kind, from.id));
        document.add_text(self.fields.kind, from.kind);
        let (high, low) = from.id.as_u64_pair();
        document.add_u64(self.fields.high, high);
        document.add_u64(self.fields.low, low);
        from.parts().iter().for_each(|part| document.add_text(self.fields.parts, part));
        document.add_text(self.fields.words, from.terms().join(" "));
        let country = [("country".to_owned(), OwnedValue::from(from.country.as_str()))];
        let facets =
            from.facets.iter().map(|(name, value)| ((*name).to_owned(), OwnedValue::from(value.as_str())));
        document.add_object(self.fields.facets, country.into_iter().chain(facets).collect());
        document.add_i64(self.fields.order, from.order);
        document.add_u64(self.fields.digest, from.digest());
        document
    }

    /// Finds `query` among what `scope` allows.
    pub(crate) async fn search(&self, scope: &Scope, query: Query) -> Result<Hits> {
        let (this, scope) = (self.clone(), scope.clone());
        tokio::task::spawn_blocking(move || this.search_now(&scope, &query)).await?
    }

    fn search_now(&self, scope: &Scope, query: &Query) -> Result<Hits> {
        let searcher = self.reader.searcher();
        let typed = typed::words(&query.text);
        if typed.is_empty() {
            return self.list(&searcher, scope, query);
        }
        let segments = self.segments.of(&searcher, self.fields.parts, &self.known)?;
        let wanted = typed
            .par_iter()
            .map(|word| Wanted { names: self.known.met_by(word, typed.len()), others: word.others() });
        let may_lack = typed.len() >= CONFIG.typed.least_words_to_lack_one;
        let ids = searcher.segment_readers().iter().map(|reader| reader.segment_id());
        let opened = ids.zip(segments.iter().cloned());
        let mut meets =
            Meets::new(wanted.collect(), may_lack, allowed(scope, query), self.fields.words, opened);
        let mut found = self.meeting(&searcher, query, &meets)?;
        if (found.total as u64) < CONFIG.typed.few && may_lack {
            meets.least -= 1;
            found = self.meeting(&searcher, query, &meets)?;
        }
        let Candidates { total, facets, best } = found;
        let ranked = self.rank(&searcher, &segments, &meets, query.sort, best)?;
        let shown = ranked.into_iter().skip(query.offset).take(query.limit);
        let met = |ranked: Ranked| {
            let each = typed.iter().zip(ranked.met);
            let met = each.filter_map(|(typed, word)| {
                Some(Met { typed: typed.text.clone(), found: self.known.plain(word?) })
            });
            met.collect()
        };
        let hits = shown
            .map(|(at, ranked)| Ok(Hit { id: id(&searcher, at)?, score: ranked.score, met: met(ranked) }));
        let lacking = typed.len() - meets.least;
        Ok(Hits { hits: hits.collect::<Result<_>>()?, total: total as u64, facets, lacking })
    }

    /// The first of `best` in the order of their names; what follows stays as it is.
    fn rank(
        &self,
        searcher: &Searcher,
        segments: &[Arc<Segment>],
        meets: &Meets,
        sort: Sort,
        best: Vec<DocAddress>,
    ) -> Result<Vec<(DocAddress, Ranked)>> {
        let count = best.len().min(CONFIG.order.ranked);
        let mut others = vec![0_u16; count];
        for (segment, reader) in (0..).zip(searcher.segment_readers()) {
            let here = |at: &usize| best[*at].segment_ord == segment;
            let mut places: Vec<usize> = (0..count).filter(here).collect();
            places.sort_by_key(|at| best[*at].doc_id);
            let docs: Vec<_> = places.iter().map(|at| best[*at].doc_id).collect();
            for (at, met) in places.into_iter().zip(meets.others(reader, &docs)?) {
                others[at] = met;
            }
        }
        let typed: Vec<Arc<alike::Met>> = meets.wanted.iter().map(|wanted| wanted.names.clone()).collect();
        let ranked = best.iter().enumerate().map(|(place, at)| {
            let Some(others) = others.get(place) else { return (*at, Ranked::default()) };
            let parts = segments[at.segment_ord as usize].parts(at.doc_id).collect();
            (*at, rank::rank(&self.known, &typed, &Candidate { parts, others: *others }))
        });
        let mut ranked: Vec<(DocAddress, Ranked)> = ranked.collect();
        if sort == Sort::Best {
            ranked[..count].sort_by(|a, b| b.1.score.total_cmp(&a.1.score));
        }
        Ok(ranked)
    }

    /// All that `scope` and the filters allow, the newest first.
    fn list(&self, searcher: &Searcher, scope: &Scope, query: &Query) -> Result<Hits> {
        let conditions = BooleanQuery::new(self.conditions(scope, query));
        let facets = Facets { names: query.facets.clone() };
        if query.limit == 0 {
            // Who wants no row wants no order: without scores documents are counted block by block.
            let (total, facets) = searcher.search(&conditions, &(Count, facets))?;
            return Ok(Hits { total: total as u64, facets, ..Hits::default() });
        }
        let window = TopDocs::with_limit(query.limit).and_offset(query.offset);
        let newest = window.order_by_fast_field::<i64>("order", Order::Desc);
        let (total, facets, found) = searcher.search(&conditions, &(Count, facets, newest))?;
        let hits =
            found.into_iter().map(|(_, at)| Ok(Hit { id: id(searcher, at)?, score: 1.0, met: Vec::new() }));
        Ok(Hits { hits: hits.collect::<Result<_>>()?, total: total as u64, facets, lacking: 0 })
    }

    /// Names that go on from the last word of `text`, those first that most documents have that `scope` allows.
    pub(crate) async fn suggest(
        &self,
        scope: &Scope,
        kind: &'static str,
        text: String,
    ) -> Result<Vec<String>> {
        let (this, scope) = (self.clone(), scope.clone());
        tokio::task::spawn_blocking(move || this.suggest_now(&scope, kind, &text)).await?
    }

    fn suggest_now(&self, scope: &Scope, kind: &'static str, text: &str) -> Result<Vec<String>> {
        let typed = typed::words(text);
        let Some((part, settings)) = typed.last().and_then(|word| word.to_continue()) else {
            return Ok(Vec::new());
        };
        let searcher = self.reader.searcher();
        let segments = self.segments.of(&searcher, self.fields.parts, &self.known)?;
        let documents =
            |word| segments.iter().filter_map(|one| one.list(word)).map(|list| list.doc_freq).sum::<u32>();
        let mut begun: Vec<(u32, String)> =
            self.known.begun_by(part).into_iter().map(|(word, plain)| (documents(word), plain)).collect();
        begun.sort_unstable_by(|a, b| b.cmp(a));
        begun.truncate(settings.looked_at);
        // Whoever may not find them does not learn that they are there.
        let mut found = Vec::with_capacity(begun.len());
        for (_, plain) in begun {
            let mut all = self.conditions(scope, &Query { kind, ..Query::default() });
            let term = Term::from_field_text(self.fields.parts, &plain);
            all.push((Occur::Must, Box::new(TermQuery::new(term, IndexRecordOption::Basic))));
            found.push((searcher.search(&BooleanQuery::new(all), &Count)?, plain));
        }
        found.retain(|(count, _)| *count > 0);
        found.sort_by(|a, b| b.cmp(a));
        found.truncate(settings.shown);
        Ok(found.into_iter().map(|(_, plain)| typed::continued(text, &part.text, &plain)).collect())
    }

    /// Ids and digests of all documents of a kind ([`Document::digest`]).
    pub(crate) async fn digests(&self, kind: &'static str) -> Result<Vec<(Uuid, u64)>> {
        let this = self.clone();
        tokio::task::spawn_blocking(move || {
            let searcher = this.reader.searcher();
            let all = TermQuery::new(Term::from_field_text(this.fields.kind, kind), IndexRecordOption::Basic);
            let mut digests = Vec::new();
            for at in searcher.search(&all, &DocSetCollector)? {
                let columns = searcher.segment_reader(at.segment_ord).fast_fields();
                let digest = columns.u64("digest")?.first(at.doc_id).unwrap_or_default();
                digests.push((id(&searcher, at)?, digest));
            }
            Ok(digests)
        })
        .await?
    }

    /// The documents that `meets` finds under `scope` and the filters.
    fn meeting(&self, searcher: &Searcher, query: &Query, meets: &Meets) -> Result<Candidates> {
        // Scope and filters are looked at by `meets`.
        let mut all = self.conditions(&Scope::Operator, &Query { kind: query.kind, ..Query::default() });
        all.push((Occur::Must, Box::new(meets.clone())));
        let conditions = BooleanQuery::new(all);
        let facets = Facets { names: query.facets.clone() };
        if query.limit == 0 {
            let (total, facets) = searcher.search(&conditions, &(Count, facets))?;
            return Ok(Candidates { total, facets, best: Vec::new() });
        }
        let most = query.offset + query.limit;
        let (total, facets, best) = match query.sort {
            Sort::Best => {
                let best = TopDocs::with_limit(most.max(CONFIG.order.ranked)).order_by_score();
                let (total, facets, best) = searcher.search(&conditions, &(Count, facets, best))?;
                (total, facets, best.into_iter().map(|(_, at)| at).collect())
            }
            Sort::Newest => {
                let newest = TopDocs::with_limit(most).order_by_fast_field::<i64>("order", Order::Desc);
                let (total, facets, newest) = searcher.search(&conditions, &(Count, facets, newest))?;
                (total, facets, newest.into_iter().map(|(_, at)| at).collect())
            }
        };
        Ok(Candidates { total, facets, best })
    }

    /// What must hold besides the words, without a say in the order.
    fn conditions(&self, scope: &Scope, query: &Query) -> Vec<(Occur, Box<dyn tantivy::query::Query>)> {
        let term = |field, text: &str| -> Box<dyn tantivy::query::Query> {
            Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic))
        };
        let facet = |name: &str, value: &str| -> Box<dyn tantivy::query::Query> {
            let mut facet = Term::from_field_json_path(self.fields.facets, name, false);
            facet.append_type_and_str(value);
            Box::new(TermQuery::new(facet, IndexRecordOption::Basic))
        };
        let silent = |query| -> Box<dyn tantivy::query::Query> { Box::new(BoostQuery::new(query, 0.0)) };
        let mut all = vec![(Occur::Must, silent(term(self.fields.kind, query.kind)))];
        match scope {
            Scope::Operator => {}
            Scope::Countries(countries) if countries.is_empty() => {
                all.push((Occur::Must, Box::new(EmptyQuery)))
            }
            Scope::Countries(countries) => {
                let any =
                    countries.iter().map(|country| (Occur::Should, facet("country", country))).collect();
                all.push((Occur::Must, silent(Box::new(BooleanQuery::new(any)))));
            }
        }
        for (name, values) in &query.filters {
            let any: Vec<_> = values.iter().map(|value| (Occur::Should, facet(name, value))).collect();
            let any: Box<dyn tantivy::query::Query> =
                if any.is_empty() { Box::new(EmptyQuery) } else { Box::new(BooleanQuery::new(any)) };
            all.push((Occur::Must, silent(any)));
        }
        all
    }
}

/// What the facets of a document must be under `scope` and the filters of `query`.
fn allowed(scope: &Scope, query: &Query) -> Vec<Allowed> {
    let countries = match scope {
        Scope::Operator => None,
        Scope::Countries(countries) => {
            Some(Allowed { facet: "country".to_owned(), values: countries.clone() })
        }
    };
    let filters = query.filters.iter();
    let filters = filters.map(|(name, values)| Allowed { facet: (*name).to_owned(), values: values.clone() });
    countries.into_iter().chain(filters).collect()
}

/// What the engine found.
struct Candidates {
    total: usize,
    facets: facets::Counts,
    /// The first in the order of the engine.
    best: Vec<DocAddress>,
}

/// The id of a document.
fn id(searcher: &Searcher, at: DocAddress) -> Result<Uuid> {
    let columns = searcher.segment_reader(at.segment_ord).fast_fields();
    let half = |name: &str| -> Result<u64> {
        columns.u64(name)?.first(at.doc_id).ok_or_else(|| anyhow!("a document of the index has no id"))
    };
    Ok(Uuid::from_u64_pair(half("high")?, half("low")?))
}

/// The writer of `index`: one at a time in all processes.
fn writer(index: &tantivy::Index, memory: usize) -> Result<IndexWriter> {
    index.writer_with_num_threads(1, memory).map_err(|error| match error {
        TantivyError::LockFailure(..) => anyhow!(Held),
        error => anyhow!(error).context("the index cannot be written"),
    })
}

fn key(kind: &str, id: Uuid) -> Vec<u8> {
    [id.as_bytes(), kind.as_bytes()].concat()
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let basic = |tokenizer| {
        TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(IndexRecordOption::Basic)
    };
    let words = TextOptions::default().set_indexing_options(basic(TOKENIZER).set_fieldnorms(false));
    let parts =
        TextOptions::default().set_indexing_options(basic("raw").set_fieldnorms(false)).set_fast("raw");
    let facets = JsonObjectOptions::default().set_indexing_options(basic("raw")).set_fast("raw");
    let fields = Fields {
        key: schema.add_bytes_field("key", BytesOptions::default().set_indexed()),
        kind: schema.add_text_field("kind", STRING),
        high: schema.add_u64_field("high", NumericOptions::default().set_fast()),
        low: schema.add_u64_field("low", NumericOptions::default().set_fast()),
        parts: schema.add_text_field(PARTS, parts),
        words: schema.add_text_field("words", words),
        facets: schema.add_json_field(FACETS, facets),
        order: schema.add_i64_field("order", FAST | INDEXED),
        digest: schema.add_u64_field("digest", NumericOptions::default().set_fast()),
    };
    (schema.build(), fields)
}

#[cfg(test)]
mod tests {
    use crate::*;

    fn person(n: u128, name: &str, country: &str, status: &str) -> Document {
        Document {
            kind: "person",
            id: Uuid::from_u128(n),
            names: vec![name.to_owned()],
            words: Vec::new(),
            country: country.to_owned(),
            facets: vec![("status", status.to_owned())],
            order: n as i64,
        }
    }

    fn ask(text: &str) -> Query {
        Query { kind: "person", text: text.to_owned(), facets: vec!["status"], limit: 10, ..Query::default() }
    }

    /// Documents come one by one where they are put in an order, in blocks where only their number is asked for: both count
    /// alike, in several segments, with a last block that is not full.
    #[tokio::test]
    async fn counts_are_the_same_one_by_one_and_in_blocks() {
        let folder = tempfile::tempdir().unwrap();
        let index = Index::open(folder.path()).unwrap();
        for (from, to) in [(0, 200), (200, 333)] {
            let status = |n: u128| ["submitted", "verified", "held"][(n % 3) as usize];
            index
                .put((from..to).map(|n| person(n, "Ahmad Khatib", "CL", status(n))).collect())
                .await
                .unwrap();
        }
        for text in ["", "ahmad"] {
            let one_by_one = index.search(&Scope::Operator, ask(text)).await.unwrap();
            let blocks = index.search(&Scope::Operator, Query { limit: 0, ..ask(text) }).await.unwrap();
            assert_eq!((one_by_one.total, blocks.total), (333, 333), "{text}");
            assert_eq!(one_by_one.facets, blocks.facets, "{text}");
            assert!(
                blocks.facets["status"].values().all(|count| *count == 111),
                "{text}: {:?}",
                blocks.facets
            );
        }
    }

    #[tokio::test]
    async fn found_within_scope_only() {
        let folder = tempfile::tempdir().unwrap();
        let index = Index::open(folder.path()).unwrap();
        index
            .put(vec![
                person(1, "أحمد محمود الخطيب", "CL", "submitted"),
                person(2, "Ahmad Khatib Abu Eid", "CL", "verified"),
                person(3, "أحمد علي", "JO", "verified"),
                person(4, "محمد أحمدي", "CL", "verified"),
            ])
            .await
            .unwrap();
        let chile = Scope::Countries(vec!["CL".into()]);
        let ids = async |scope: &Scope, query| {
            let hits = index.search(scope, query).await.unwrap();
            assert_eq!(hits.total, hits.hits.len() as u64);
            assert_eq!(hits.facets["status"].values().sum::<u64>(), hits.total);
            hits.ids().iter().map(|id| id.as_u128()).collect::<Vec<_>>()
        };
        assert_eq!(ids(&chile, ask("احمد")).await, [1, 4], "whole words before beginnings");
        assert_eq!(ids(&chile, ask("خطيب")).await, [1]);
        assert_eq!(ids(&chile, ask("abueid")).await, [2]);
        assert_eq!(ids(&chile, ask("AHM kha")).await, [2]);
        assert_eq!(ids(&chile, ask("")).await, [4, 2, 1], "newest first");
        assert_eq!(ids(&Scope::Operator, ask("احمد")).await.len(), 3);
        assert_eq!(ids(&Scope::Countries(vec![]), ask("")).await, [0; 0]);
        assert_eq!(ids(&chile, ask("\" OR country:JO")).await, [0; 0]);
        let mut verified = ask("");
        verified.filters = vec![("status", vec!["verified".into()])];
        assert_eq!(ids(&chile, verified.clone()).await, [4, 2]);
        verified.filters = vec![("status", vec!["verified".into(), "submitted".into()])];
        assert_eq!(ids(&chile, verified.clone()).await, [4, 2, 1]);
        verified.filters = vec![("status", vec![])];
        assert_eq!(ids(&chile, verified).await, [0; 0]);

        index.put(vec![person(1, "أحمد محمود الخطيب", "JO", "submitted")]).await.unwrap();
        assert_eq!(ids(&chile, ask("خطيب")).await, [0; 0], "moved away");
        index.delete("person", vec![Uuid::from_u128(3)]).await.unwrap();
        assert_eq!(ids(&Scope::Operator, ask("علي")).await, [0; 0]);
        let mut paged = ask("");
        (paged.offset, paged.limit) = (1, 1);
        let hits = index.search(&chile, paged).await.unwrap();
        assert_eq!((hits.total, hits.hits.len()), (2, 1));
    }

    /// All words in the files of the index, also those of documents that were taken out.
    fn words(folder: &std::path::Path) -> Vec<String> {
        let index = tantivy::Index::open_in_dir(folder).unwrap();
        let field = index.schema().get_field("parts").unwrap();
        let mut words = Vec::new();
        for segment in index.reader().unwrap().searcher().segment_readers() {
            let inverted = segment.inverted_index(field).unwrap();
            let mut terms = inverted.terms().stream().unwrap();
            while let Some((term, _)) = terms.next() {
                words.push(String::from_utf8_lossy(term).into_owned());
            }
        }
        words
    }

    #[tokio::test]
    async fn what_was_taken_out_lies_on_no_disk_after_the_purge() {
        let folder = tempfile::tempdir().unwrap();
        let index = Index::open(folder.path()).unwrap();
        let people =
            vec![person(1, "Qazubadu", "CL", "verified"), person(2, "Ahmad Khatib", "CL", "verified")];
        index.put(people).await.unwrap();
        let holds = |word: &str| words(folder.path()).iter().any(|held| held == word);
        assert!(holds("qazubadu"), "the test reads the files");
        index.delete("person", vec![Uuid::from_u128(1)]).await.unwrap();
        assert!(holds("qazubadu"), "without the purge it still lies there");
        index.purge().await.unwrap();
        assert!(!holds("qazubadu"));
        let hits = index.search(&Scope::Operator, ask("khatib")).await.unwrap();
        assert_eq!(hits.total, 1, "whoever stays is found");
        index.purge().await.unwrap();
        index.put(vec![person(3, "Huda", "CL", "verified")]).await.unwrap();
        assert_eq!(index.search(&Scope::Operator, ask("huda")).await.unwrap().total, 1, "and it goes on");
    }

    #[tokio::test]
    async fn of_another_version_it_is_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        drop(Index::open(folder.path()).unwrap());
        assert!(matches!(Index::open_or_away(folder.path()), Index::Embedded(_)));
        std::fs::write(folder.path().join("version"), "1").unwrap();
        assert!(matches!(Index::open_or_away(folder.path()), Index::Away(Away::Outdated)));
        std::fs::remove_file(folder.path().join("version")).unwrap();
        assert!(matches!(Index::open_or_away(folder.path()), Index::Away(Away::Outdated)));
    }
}
