//! Counts the values of facets among the documents that a search meets, from their columns: a number a document and
//! facet, added up block by block, and only at the end the words behind the numbers.

use std::collections::BTreeMap;
use std::sync::Arc;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use super::segment::{Facet, Segment};

/// By facet, how many documents have each value.
pub type Counts = BTreeMap<&'static str, BTreeMap<String, u64>>;

/// Counts these facets.
pub struct Facets {
    /// Their names.
    pub names: Vec<&'static str>,
    /// The segments, in the order of the searcher.
    pub segments: Vec<Arc<Segment>>,
}

impl Collector for Facets {
    type Fruit = Counts;
    type Child = OfSegment;

    fn for_segment(&self, place: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<OfSegment> {
        let mut columns = Vec::with_capacity(self.names.len());
        for name in &self.names {
            if let Some(facet) = self.segments[place as usize].facet(reader, name)? {
                let counts = vec![0; facet.values.len()];
                columns.push(Counted { name, facet, counts });
            }
        }
        Ok(OfSegment { columns, block: Vec::new(), values: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, of_segments: Vec<tantivy::Result<Counts>>) -> tantivy::Result<Counts> {
        // A facet that nobody has is counted, too: it has no values.
        let mut counts: Counts = self.names.iter().map(|name| (*name, BTreeMap::new())).collect();
        for of_segment in of_segments {
            for (name, values) in of_segment? {
                let of_name = counts.entry(name).or_default();
                for (value, count) in values {
                    *of_name.entry(value).or_default() += count;
                }
            }
        }
        Ok(counts)
    }
}

struct Counted {
    name: &'static str,
    facet: Arc<Facet>,
    /// By number of the value.
    counts: Vec<u64>,
}

/// Documents of a block.
const BLOCK: usize = 64;

/// The same in one segment.
pub struct OfSegment {
    columns: Vec<Counted>,
    /// Documents that came one by one, until they are a block.
    block: Vec<DocId>,
    /// Numbers of the values of one block of documents, kept to be used again.
    values: Vec<Option<u64>>,
}

impl SegmentCollector for OfSegment {
    type Fruit = tantivy::Result<Counts>;

    /// Who wants the best documents gets them one by one, with their scores: here they are gathered.
    fn collect(&mut self, doc: DocId, _: Score) {
        self.block.push(doc);
        if self.block.len() == BLOCK {
            self.count_gathered();
        }
    }

    fn collect_block(&mut self, docs: &[DocId]) {
        self.values.resize(docs.len(), None);
        for Counted { facet, counts, .. } in &mut self.columns {
            self.values.fill(None);
            facet.column.first_vals(docs, &mut self.values);
            for value in self.values.iter().flatten() {
                counts[*value as usize] += 1;
            }
        }
    }

    fn harvest(mut self) -> tantivy::Result<Counts> {
        self.count_gathered();
        let mut all = Counts::new();
        for Counted { name, facet, counts } in self.columns {
            let met = facet.values.iter().zip(counts).filter(|(_, count)| *count > 0);
            all.insert(name, met.map(|(value, count)| (value.clone(), count)).collect());
        }
        Ok(all)
    }
}

impl OfSegment {
    fn count_gathered(&mut self) {
        let mut block = std::mem::take(&mut self.block);
        self.collect_block(&block);
        block.clear();
        self.block = block;
    }
}
