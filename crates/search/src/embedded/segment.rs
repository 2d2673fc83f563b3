//! What each segment of the index holds of the names that the index knows.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use anyhow::{Context, Result};
use names::Word;
use tantivy::columnar::{Column, StrColumn};
use tantivy::index::SegmentId;
use tantivy::postings::TermInfo;
use tantivy::schema::Field;
use tantivy::{DocId, InvertedIndexReader, Searcher, SegmentReader};

use uuid::Uuid;

use super::generation::FACETS;
use crate::alike::Known;

/// No term, or no name.
const NONE: u32 = u32::MAX;

/// Name of the field of the parts of names.
pub(super) const PARTS: &str = "parts";

/// A segment.
pub(super) struct Segment {
    /// Who has which part of a name.
    pub index: Arc<InvertedIndexReader>,
    /// By known name, the number of its term.
    terms: Vec<u32>,
    /// By number of the term, where its list is.
    lists: Vec<TermInfo>,
    /// Which parts each document has, in their order.
    column: StrColumn,
    /// By number of the value of the column, the known name.
    words: Vec<Word>,
    /// The halves of the ids.
    high: Column<u64>,
    low: Column<u64>,
    /// The facets that were asked for: opening one costs more than a search does with it.
    facets: RwLock<HashMap<String, Option<Arc<Facet>>>>,
}

/// The values of a facet in a segment.
pub(super) struct Facet {
    /// By document, the number of its value.
    pub column: Column<u64>,
    /// By number.
    pub values: Vec<String>,
}

impl Segment {
    fn open(reader: &SegmentReader, parts: Field, known: &Known) -> Result<Self> {
        let index = reader.inverted_index(parts)?;
        let count = index.terms().num_terms();
        let (mut texts, mut lists) = (Vec::with_capacity(count), Vec::with_capacity(count));
        let mut stream = index.terms().stream()?;
        while stream.advance() {
            texts.push(String::from_utf8_lossy(stream.key()).into_owned());
            lists.push(stream.value().clone());
        }
        drop(stream);
        let numbers = known.numbers(texts.iter().map(String::as_str));
        let most = numbers.iter().flatten().max().map_or(0, |most| *most as usize + 1);
        let mut terms = vec![NONE; most];
        for (term, word) in (0..).zip(&numbers) {
            if let Some(word) = word {
                terms[*word as usize] = term;
            }
        }
        let column = reader.fast_fields().str(PARTS)?.context("the index has no column of names")?;
        let words = known.numbers(values(&column)?.iter().map(String::as_str));
        let words = words.into_iter().map(|word| word.unwrap_or(NONE)).collect();
        let [high, low] = ["high", "low"].map(|half| reader.fast_fields().u64(half));
        let facets = RwLock::default();
        Ok(Self { index, terms, lists, column, words, high: high?, low: low?, facets })
    }

    /// The id of a document.
    pub fn id(&self, doc: DocId) -> Result<Uuid> {
        let half = |of: &Column<u64>| of.first(doc).context("a document of the index has no id");
        Ok(Uuid::from_u64_pair(half(&self.high)?, half(&self.low)?))
    }

    /// The facet `name`, where any document of the segment, which `reader` reads, has it.
    pub fn facet(&self, reader: &SegmentReader, name: &str) -> tantivy::Result<Option<Arc<Facet>>> {
        if let Some(facet) = self.facets.read().unwrap_or_else(PoisonError::into_inner).get(name) {
            return Ok(facet.clone());
        }
        let column = reader.fast_fields().str(&format!("{FACETS}.{name}"))?;
        let facet = column.map(|column| {
            let values = values(&column)?;
            tantivy::Result::Ok(Arc::new(Facet { column: column.ords().clone(), values }))
        });
        let facet = facet.transpose()?;
        let mut facets = self.facets.write().unwrap_or_else(PoisonError::into_inner);
        facets.insert(name.to_owned(), facet.clone());
        Ok(facet)
    }

    /// Where the list of the documents is that have a known name, where any has.
    pub fn list(&self, word: Word) -> Option<&TermInfo> {
        self.lists.get(*self.terms.get(word as usize)? as usize)
    }

    /// The parts of the names of a document, in their order.
    pub fn parts(&self, doc: DocId) -> impl Iterator<Item = Word> + '_ {
        self.column.ords().values_for_doc(doc).filter_map(|ord| self.words.get(ord as usize)).copied()
    }
}

/// The values of a column, by their numbers.
fn values(column: &StrColumn) -> tantivy::Result<Vec<String>> {
    let mut values = Vec::with_capacity(column.num_terms());
    let mut stream = column.dictionary().stream()?;
    while stream.advance() {
        values.push(String::from_utf8_lossy(stream.key()).into_owned());
    }
    Ok(values)
}

/// The segments that are read, by their ids.
#[derive(Clone, Default)]
pub(super) struct Segments(Arc<RwLock<HashMap<SegmentId, Arc<Segment>>>>);

impl Segments {
    /// The segments of `searcher`, in its order; those that no search will read again are given up.
    pub fn of(&self, searcher: &Searcher, parts: Field, known: &Known) -> Result<Vec<Arc<Segment>>> {
        let mut all = Vec::new();
        for reader in searcher.segment_readers() {
            let id = reader.segment_id();
            let open = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&id).cloned();
            let segment = match open {
                Some(segment) => segment,
                None => {
                    let segment = Arc::new(Segment::open(reader, parts, known)?);
                    let mut segments = self.0.write().unwrap_or_else(PoisonError::into_inner);
                    segments.insert(id, segment.clone());
                    segment
                }
            };
            all.push(segment);
        }
        Ok(all)
    }

    /// Gives up those that `searcher` does not read.
    pub fn keep(&self, searcher: &Searcher) {
        let read: Vec<SegmentId> = searcher.segment_readers().iter().map(|one| one.segment_id()).collect();
        self.0.write().unwrap_or_else(PoisonError::into_inner).retain(|id, _| read.contains(id));
    }
}
