//! One generation of the index in the data folder: a folder of tantivy's.

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

use super::segment::{PARTS, Segments};
use crate::alike::Known;
use crate::config::CONFIG;
use crate::{Document, Held, Outdated};

/// Memory for documents not yet written: 50 MB, what one thread of tantivy wants.
pub(super) const WRITER_MEMORY: usize = 50_000_000;
/// The same while all of an index is made anew: more of it at once makes fewer files to merge.
pub(super) const REBUILD_MEMORY: usize = 250_000_000;
/// Name of the field of the facets.
pub(super) const FACETS: &str = "facets";
/// Name under which the schema knows our tokenizer.
const TOKENIZER: &str = "folded";

/// An index in a folder.
#[derive(Clone)]
pub(super) struct Generation {
    pub(super) fields: Fields,
    index: tantivy::Index,
    pub(super) reader: IndexReader,
    /// None after it failed: the next who writes begins a new one from what is on the disk.
    writer: Arc<Mutex<Option<IndexWriter>>>,
    pub(super) known: Arc<Known>,
    pub(super) segments: Segments,
}

#[derive(Clone, Copy)]
pub(super) struct Fields {
    /// Id and kind: one document each.
    pub(super) key: Field,
    pub(super) kind: Field,
    /// The halves of the id.
    pub(super) high: Field,
    pub(super) low: Field,
    /// The parts of all names, in their order, each as [`names::Part::plain`] has it.
    pub(super) parts: Field,
    /// Other words.
    pub(super) words: Field,
    /// `{"country": "CL", "status": "verified", …}`: a column each.
    pub(super) facets: Field,
    pub(super) order: Field,
    /// [`Document::digest`].
    pub(super) digest: Field,
}

impl Generation {
    /// Opens the index in `folder`, which is made when it is not there; for writing, too, with so much memory for documents
    /// not yet written, or for reading only.
    pub fn open(folder: &Path, memory: Option<usize>) -> Result<Self> {
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
    pub async fn write(&self, put: Vec<Document>, delete: Vec<(&'static str, Uuid)>) -> Result<()> {
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

    /// Puts documents in that are not in yet; they are found after the next [`Generation::write`] or [`Generation::fill_end`].
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

    /// Ends all writing, and what tantivy still merges.
    pub fn close(&self) -> Result<()> {
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner).take();
        Ok(writer.map_or(Ok(()), IndexWriter::wait_merging_threads)?)
    }

    /// Merges each segment in which documents were taken out, so that it is written without them.
    pub async fn purge(&self) -> Result<()> {
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
    pub fn reload(&self) -> Result<()> {
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
