//! The documents that what was typed meets, word by word.

use std::cell::RefCell;
use std::sync::{Arc, OnceLock};

use tantivy::index::SegmentId;
use tantivy::postings::TermInfo;
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, InvertedIndexReader, Score, SegmentReader, TERMINATED, TantivyError};

use super::segment::Segment;
use crate::alike::Met;
use crate::config::CONFIG;
use crate::typed::Others;

/// How alike two words are, 0 to 1, as a small number.
const FULL: f32 = 200.0;

/// A typed word.
#[derive(Debug)]
pub(super) struct Wanted {
    /// Known names that it meets.
    pub names: Arc<Met>,
    /// Other words that it is.
    pub others: Others,
}

/// Documents that have what enough of the typed words meet; the score is how alike those are, added up.
#[derive(Clone)]
pub(super) struct Meets {
    pub wanted: Arc<Vec<Wanted>>,
    /// So many of the words must be met.
    pub least: usize,
    /// What was found in each segment, with one word less where that may be.
    found: Arc<Vec<Of>>,
    /// Of so many words at the least.
    ever_least: usize,
    /// The field of other words.
    words: Field,
    allowed: Arc<Vec<Allowed>>,
}

/// What a facet must be: one of these values. Where words were typed, few documents are left, and looking each up costs
/// less than going through the lists of all that have a value.
#[derive(Clone, Debug)]
pub(super) struct Allowed {
    pub facet: String,
    pub values: Vec<String>,
}

/// What was found in a segment.
struct Of {
    id: SegmentId,
    segment: Arc<Segment>,
    docs: OnceLock<Vec<Found>>,
}

/// A document that was found.
#[derive(Clone, Copy)]
struct Found {
    doc: DocId,
    /// How alike the words are, added up.
    sum: f32,
    /// How many are met.
    met: u8,
}

impl Meets {
    /// All of the `wanted` words must be met, or, where one may be lacking, later one less.
    pub fn new(
        wanted: Vec<Wanted>,
        may_lack: bool,
        allowed: Vec<Allowed>,
        words: Field,
        segments: impl Iterator<Item = (SegmentId, Arc<Segment>)>,
    ) -> Self {
        let least = wanted.len();
        let of = |(id, segment)| Of { id, segment, docs: OnceLock::new() };
        Self {
            least,
            ever_least: least - usize::from(may_lack),
            wanted: Arc::new(wanted),
            found: Arc::new(segments.map(of).collect()),
            words,
            allowed: Arc::new(allowed),
        }
    }
}

impl std::fmt::Debug for Meets {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("Meets").field("words", &self.wanted.len()).field("least", &self.least).finish()
    }
}

impl Query for Meets {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for Meets {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let id = reader.segment_id();
        let Some(of) = self.found.iter().find(|of| of.id == id) else {
            return Err(TantivyError::InternalError("a segment that was not opened".into()));
        };
        let docs = match of.docs.get() {
            Some(docs) => docs,
            None => {
                let docs = self.allowed(reader, &of.segment, self.find(reader, &of.segment)?)?;
                of.docs.get_or_init(|| docs)
            }
        };
        let enough = docs.iter().filter(|found| usize::from(found.met) >= self.least);
        Ok(Box::new(List { docs: enough.map(|found| (found.doc, found.sum * boost)).collect(), at: 0 }))
    }

    fn explain(&self, _: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument(format!("{doc} is explained by its names")))
    }
}

/// How much of a word each document of a segment has: one number each, 0 where nothing.
type Board = Vec<u8>;

thread_local! {
    /// Boards that were used, to be used again.
    static BOARDS: RefCell<Vec<Board>> = const { RefCell::new(Vec::new()) };
}

/// Documents that have a term: their list, and what they are worth.
struct Posted {
    list: tantivy::postings::BlockSegmentPostings,
    worth: u8,
}

impl Meets {
    fn find(&self, reader: &SegmentReader, segment: &Segment) -> tantivy::Result<Vec<Found>> {
        let count = reader.max_doc() as usize;
        let mut lists = Vec::with_capacity(self.wanted.len());
        for wanted in self.wanted.iter() {
            let posted = self.posted(reader, segment, wanted)?;
            let documents: u64 = posted.iter().map(|one| u64::from(one.list.doc_freq())).sum();
            lists.push((documents, posted));
        }
        for (_, posted) in &mut lists {
            posted.sort_unstable_by_key(|one| one.worth);
        }
        // The rarest first. Who meets enough words meets one of the first few.
        lists.sort_by_key(|(documents, _)| *documents);
        let first = lists.len() + 1 - self.ever_least;
        if lists.iter().take(first).all(|(documents, _)| *documents == 0) {
            return Ok(Vec::new());
        }
        let mut candidates = vec![0_u64; count.div_ceil(64)];
        let mut boards = Vec::with_capacity(lists.len());
        for (at, (_, posted)) in lists.into_iter().enumerate() {
            let mut board = BOARDS.with_borrow_mut(Vec::pop).unwrap_or_default();
            board.clear();
            board.resize(count, 0);
            for Posted { mut list, worth } in posted {
                while !list.docs().is_empty() {
                    // The most alike comes last: what stands there is never more.
                    list.docs().iter().for_each(|doc| board[*doc as usize] = worth);
                    if at < first {
                        list.docs().iter().for_each(|doc| candidates[*doc as usize / 64] |= 1 << (doc % 64));
                    }
                    list.advance();
                }
            }
            boards.push(board);
        }
        let mut found = Vec::new();
        for (block, mut bits) in candidates.into_iter().enumerate() {
            while bits != 0 {
                let doc = block * 64 + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                let (mut met, mut sum) = (0_u8, 0_u32);
                for board in &boards {
                    met += u8::from(board[doc] > 0);
                    sum += u32::from(board[doc]);
                }
                if usize::from(met) >= self.ever_least {
                    found.push(Found { doc: doc as DocId, sum: sum as f32 / FULL, met });
                }
            }
        }
        BOARDS.with_borrow_mut(|used| used.append(&mut boards));
        Ok(found)
    }

    /// Those of `found` whose facets are allowed.
    fn allowed(
        &self,
        reader: &SegmentReader,
        segment: &Segment,
        mut found: Vec<Found>,
    ) -> tantivy::Result<Vec<Found>> {
        for Allowed { facet, values } in self.allowed.iter() {
            // A segment none of whose documents has the facet has no column.
            let Some(facet) = segment.facet(reader, facet)? else { return Ok(Vec::new()) };
            let mut is_allowed = vec![false; facet.values.len()];
            for value in values {
                // Their order is that of the dictionary.
                if let Ok(number) = facet.values.binary_search(value) {
                    is_allowed[number] = true;
                }
            }
            let of = |doc| facet.column.first(doc);
            found.retain(|found| of(found.doc).is_some_and(|number| is_allowed[number as usize]));
        }
        Ok(found)
    }

    fn posted(
        &self,
        reader: &SegmentReader,
        segment: &Segment,
        wanted: &Wanted,
    ) -> tantivy::Result<Vec<Posted>> {
        let worth = |score: f32| (score * FULL) as u8;
        let mut posted = Vec::new();
        for (word, score) in wanted.names.iter() {
            if let Some(list) = segment.list(*word) {
                let list = segment.index.read_block_postings_from_terminfo(list, IndexRecordOption::Basic)?;
                posted.push(Posted { list, worth: worth(*score) });
            }
        }
        let words = reader.inverted_index(self.words)?;
        for (term, score) in other_terms(&words, &wanted.others)? {
            let list = words.read_block_postings_from_terminfo(&term, IndexRecordOption::Basic)?;
            posted.push(Posted { list, worth: worth(score) });
        }
        Ok(posted)
    }

    /// Which of the typed words each of `docs`, in their order, meets by another word than a name.
    pub fn others(&self, reader: &SegmentReader, docs: &[DocId]) -> tantivy::Result<Vec<u16>> {
        let words = reader.inverted_index(self.words)?;
        let mut met = vec![0; docs.len()];
        for (place, wanted) in self.wanted.iter().enumerate() {
            for (term, _) in other_terms(&words, &wanted.others)? {
                let mut list = words.read_postings_from_terminfo(&term, IndexRecordOption::Basic)?;
                for (doc, met) in docs.iter().zip(&mut met) {
                    if list.doc() < *doc {
                        list.seek(*doc);
                    }
                    if list.doc() == *doc {
                        *met |= 1 << place;
                    }
                }
            }
        }
        Ok(met)
    }
}

/// The terms that `others` means, and what each counts.
fn other_terms(words: &InvertedIndexReader, others: &Others) -> tantivy::Result<Vec<(TermInfo, f32)>> {
    let settings = &CONFIG.others;
    let mut terms = Vec::new();
    for word in &others.words {
        terms.extend(words.terms().get(word)?.map(|term| (term, settings.worth)));
    }
    if let Some(beginning) = &others.beginning {
        // No character sorts after U+10FFFF, so nothing that begins with it lies beyond.
        let to = format!("{beginning}\u{10FFFF}");
        let mut begun = words.terms().range().gt(beginning).lt(&to).into_stream()?;
        while begun.advance() {
            terms.push((begun.value().clone(), settings.beginning));
        }
    }
    Ok(terms)
}

/// Documents with their scores, in their order.
struct List {
    docs: Vec<(DocId, f32)>,
    at: usize,
}

impl DocSet for List {
    fn advance(&mut self) -> DocId {
        self.at += 1;
        self.doc()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        let rest = self.docs.get(self.at..).unwrap_or_default();
        // What is looked for is near, as a rule.
        let mut step = 1;
        while rest.get(step).is_some_and(|(doc, _)| *doc < target) {
            step *= 2;
        }
        let rest = &rest[..rest.len().min(step + 1)];
        self.at += rest.partition_point(|(doc, _)| *doc < target);
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.docs.get(self.at).map_or(TERMINATED, |(doc, _)| *doc)
    }

    fn size_hint(&self) -> u32 {
        (self.docs.len() - self.at.min(self.docs.len())) as u32
    }
}

impl Scorer for List {
    fn score(&mut self) -> Score {
        self.docs.get(self.at).map_or(0.0, |(_, score)| *score)
    }
}
