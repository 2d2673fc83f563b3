//! The index in the data folder, in this process (tantivy).

use std::ops::Bound;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result, anyhow, ensure};
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{AllQuery, BooleanQuery, BoostQuery, EmptyQuery, Occur, RangeQuery, TermQuery};
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, JsonObjectOptions, OwnedValue, STORED, STRING, Schema,
    TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::WhitespaceTokenizer;
use tantivy::{
    DocAddress, IndexReader, IndexWriter, Order, ReloadPolicy, TantivyDocument, TantivyError, Term,
};
use uuid::Uuid;

use crate::facets::Facets;
use crate::{Document, Held, Hits, Outdated, Query, Scope, fold};

/// Memory for documents not yet written: 50 MB, what one thread of tantivy wants.
const WRITER_MEMORY: usize = 50_000_000;
/// How much more a whole word counts than its beginning.
const WHOLE_WORD: f32 = 4.0;
/// What documents hold, as a number: one that was made with another does not know the facets that are asked for.
const VERSION: &str = "3";
/// Words of a query that are looked for; no name has more, and each costs.
const MOST_WORDS: usize = 12;
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
}

#[derive(Clone, Copy)]
struct Fields {
    /// `kind/id`: one document each.
    key: Field,
    kind: Field,
    id: Field,
    words: Field,
    /// `{"country": "CL", "status": "verified", …}`: a column each.
    facets: Field,
    order: Field,
}

impl Embedded {
    /// Opens the index in `folder`, made when it is not there.
    pub fn open(folder: &Path) -> Result<Self> {
        std::fs::create_dir_all(folder)?;
        let version = folder.join("version");
        if folder.join("meta.json").exists() {
            let made_by = std::fs::read_to_string(&version).unwrap_or_default();
            ensure!(made_by == VERSION, Outdated);
        }
        std::fs::write(&version, VERSION)?;
        let (schema, fields) = schema();
        let directory = tantivy::directory::MmapDirectory::open(folder)?;
        let mut index =
            tantivy::Index::open_or_create(directory, schema).context("the index cannot be opened")?;
        // The segments of one search are shared out over the cores.
        index.set_default_multithread_executor()?;
        index.tokenizers().register(TOKENIZER, WhitespaceTokenizer::default());
        let writer = writer(&index)?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { fields, index, reader, writer: Arc::new(Mutex::new(Some(writer))) })
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
            None => writer(&self.index)?,
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
            writer.delete_term(Term::from_field_text(self.fields.key, &key(kind, id)));
        }
        for document in put {
            writer.delete_term(Term::from_field_text(self.fields.key, &key(document.kind, document.id)));
            writer.add_document(self.document(document))?;
        }
        writer.commit()?;
        self.reader.reload()?;
        Ok(())
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
            this.reader.reload()?;
            drop(searcher);
            this.with_writer(|writer| Ok(writer.garbage_collect_files()))?.wait()?;
            Ok(())
        })
        .await?
    }

    fn document(&self, from: Document) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        let terms: Vec<String> = from.texts.iter().flat_map(|text| fold::index_terms(text)).collect();
        document.add_text(self.fields.key, key(from.kind, from.id));
        document.add_text(self.fields.kind, from.kind);
        document.add_bytes(self.fields.id, from.id.as_bytes());
        document.add_text(self.fields.words, terms.join(" "));
        let country = [("country".to_owned(), OwnedValue::from(from.country))];
        let facets = from.facets.into_iter().map(|(name, value)| (name.to_owned(), OwnedValue::from(value)));
        document.add_object(self.fields.facets, country.into_iter().chain(facets).collect());
        document.add_i64(self.fields.order, from.order);
        document
    }

    /// Finds `query` among what `scope` allows.
    pub(crate) async fn search(&self, scope: &Scope, query: Query) -> Result<Hits> {
        let (this, scope) = (self.clone(), scope.clone());
        tokio::task::spawn_blocking(move || this.search_now(&scope, &query)).await?
    }

    fn search_now(&self, scope: &Scope, query: &Query) -> Result<Hits> {
        let searcher = self.reader.searcher();
        let mut words = fold::words(&query.text);
        words.sort();
        words.dedup();
        words.truncate(MOST_WORDS);
        let conditions = self.conditions(scope, query, &words);
        let facets = Facets { names: query.facets.clone() };
        if query.limit == 0 {
            // Who wants no row wants no order: without scores documents are counted block by block.
            let (total, facets) = searcher.search(&conditions, &(Count, facets))?;
            return Ok(Hits { ids: Vec::new(), total: total as u64, facets });
        }
        let window = TopDocs::with_limit(query.limit).and_offset(query.offset);
        let (total, facets, found): (usize, _, Vec<DocAddress>) = if words.is_empty() {
            let newest = window.order_by_fast_field::<i64>("order", Order::Desc);
            let (total, facets, found) = searcher.search(&conditions, &(Count, facets, newest))?;
            (total, facets, found.into_iter().map(|(_, at)| at).collect())
        } else {
            let best = window.order_by_score();
            let (total, facets, found) = searcher.search(&conditions, &(Count, facets, best))?;
            (total, facets, found.into_iter().map(|(_, at)| at).collect())
        };
        let ids = found.into_iter().map(|at| self.id(searcher.doc(at)?)).collect::<Result<_>>()?;
        Ok(Hits { ids, total: total as u64, facets })
    }

    fn id(&self, document: TantivyDocument) -> Result<Uuid> {
        let bytes = document.get_first(self.fields.id).and_then(|value| match OwnedValue::from(value) {
            OwnedValue::Bytes(bytes) => Uuid::from_slice(&bytes).ok(),
            _ => None,
        });
        bytes.ok_or_else(|| anyhow!("a document of the index has no id"))
    }

    /// All that must hold. What was typed becomes terms and ranges of terms, never a query language.
    fn conditions(&self, scope: &Scope, query: &Query, words: &[String]) -> BooleanQuery {
        let term = |field, text: &str| -> Box<dyn tantivy::query::Query> {
            Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic))
        };
        let facet = |name: &str, value: &str| -> Box<dyn tantivy::query::Query> {
            let mut facet = Term::from_field_json_path(self.fields.facets, name, false);
            facet.append_type_and_str(value);
            Box::new(TermQuery::new(facet, IndexRecordOption::Basic))
        };
        // Conditions that only filter have no say in the order.
        let silent = |query| -> Box<dyn tantivy::query::Query> { Box::new(BoostQuery::new(query, 0.0)) };
        let mut all = vec![(Occur::Must, silent(term(self.fields.kind, query.kind)))];
        match scope {
            Scope::Operator => all.push((Occur::Must, silent(Box::new(AllQuery)))),
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
        for word in words {
            let whole = BoostQuery::new(term(self.fields.words, word), WHOLE_WORD);
            let mut any: Vec<(Occur, Box<dyn tantivy::query::Query>)> =
                vec![(Occur::Should, Box::new(whole)), (Occur::Should, Box::new(self.beginning(word)))];
            if let Some(bare) = fold::without_article(word) {
                any.push((Occur::Should, term(self.fields.words, bare)));
            }
            all.push((Occur::Must, Box::new(BooleanQuery::new(any))));
        }
        BooleanQuery::new(all)
    }

    /// Words that begin with `word`, as a range of terms.
    fn beginning(&self, word: &str) -> RangeQuery {
        let from = Term::from_field_text(self.fields.words, word);
        // No character sorts after U+10FFFF, so nothing that begins with `word` lies beyond.
        let to = Term::from_field_text(self.fields.words, &format!("{word}\u{10FFFF}"));
        RangeQuery::new(Bound::Included(from), Bound::Excluded(to))
    }
}

/// The writer of `index`: one at a time in all processes.
fn writer(index: &tantivy::Index) -> Result<IndexWriter> {
    index.writer_with_num_threads(1, WRITER_MEMORY).map_err(|error| match error {
        TantivyError::LockFailure(..) => anyhow!(Held),
        error => anyhow!(error).context("the index cannot be written"),
    })
}

fn key(kind: &str, id: Uuid) -> String {
    format!("{kind}/{id}")
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let words = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default().set_tokenizer(TOKENIZER).set_index_option(IndexRecordOption::WithFreqs),
    );
    let codes = TextFieldIndexing::default().set_tokenizer("raw").set_index_option(IndexRecordOption::Basic);
    let facets = JsonObjectOptions::default().set_indexing_options(codes).set_fast("raw");
    let fields = Fields {
        key: schema.add_text_field("key", STRING),
        kind: schema.add_text_field("kind", STRING),
        id: schema.add_bytes_field("id", STORED),
        words: schema.add_text_field("words", words),
        facets: schema.add_json_field(FACETS, facets),
        order: schema.add_i64_field("order", FAST | INDEXED),
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
            texts: vec![name.to_owned()],
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
            assert_eq!(hits.total, hits.ids.len() as u64);
            assert_eq!(hits.facets["status"].values().sum::<u64>(), hits.total);
            hits.ids.iter().map(|id| id.as_u128()).collect::<Vec<_>>()
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
        assert_eq!((hits.total, hits.ids.len()), (2, 1));
    }

    /// All words in the files of the index, also those of documents that were taken out.
    fn words(folder: &std::path::Path) -> Vec<String> {
        let index = tantivy::Index::open_in_dir(folder).unwrap();
        let field = index.schema().get_field("words").unwrap();
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
