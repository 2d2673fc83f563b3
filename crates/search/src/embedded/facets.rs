//! Counts the values of facets among the documents that a search meets, from their columns: a number a document and
//! facet, added up block by block, and only at the end the words behind the numbers.

use std::collections::BTreeMap;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::StrColumn;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

/// By facet, how many documents have each value.
pub type Counts = BTreeMap<&'static str, BTreeMap<String, u64>>;

/// Counts these facets.
pub struct Facets {
    /// Their names.
    pub names: Vec<&'static str>,
}

impl Collector for Facets {
    type Fruit = Counts;
    type Child = OfSegment;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<OfSegment> {
        let mut columns = Vec::with_capacity(self.names.len());
        for name in &self.names {
            // A segment none of whose documents has the facet has no column.
            if let Some(column) = segment.fast_fields().str(&format!("facets.{name}"))? {
                let counts = vec![0; column.num_terms()];
                columns.push(Counted { name, column, counts });
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
    column: StrColumn,
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
        for Counted { column, counts, .. } in &mut self.columns {
            self.values.fill(None);
            column.ords().first_vals(docs, &mut self.values);
            for value in self.values.iter().flatten() {
                counts[*value as usize] += 1;
            }
        }
    }

    fn harvest(mut self) -> tantivy::Result<Counts> {
        self.count_gathered();
        let mut all = Counts::new();
        for Counted { name, column, counts } in self.columns {
            let met: Vec<u64> = (0..).zip(&counts).filter(|(_, count)| **count > 0).map(|(n, _)| n).collect();
            // All at once: one by one, each would read its block of the dictionary anew.
            let mut words = Vec::with_capacity(met.len());
            let keep = |word: &[u8]| words.push(String::from_utf8_lossy(word).into_owned());
            column.dictionary().sorted_ords_to_term_cb(&met, keep)?;
            let met = met.into_iter().map(|number| counts[number as usize]);
            all.insert(name, words.into_iter().zip(met).collect());
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
