//! The index in the data folder, in this process (tantivy).

mod facets;
mod find;
mod meets;
mod segment;

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result, anyhow, ensure};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use tantivy::schema::{
    BytesOptions, FAST, Field, INDEXED, IndexRecordOption, JsonObjectOptions, NumericOptions, OwnedValue,
    STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::WhitespaceTokenizer;
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, TantivyError, Term};
use uuid::Uuid;

use self::segment::{PARTS, Segments};
use crate::alike::Known;
use crate::config::CONFIG;
use crate::{Document, Held, Outdated};

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
        // Who only reads leaves the folder as it is.
        if memory.is_some() {
            std::fs::write(&version, CONFIG.version.to_string())?;
        }
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
