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
        Ok(OfSegment { columns, values: Vec::new() })
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

/// The same in one segment.
pub struct OfSegment {
    columns: Vec<Counted>,
    /// Numbers of the values of one block of documents, kept to be used again.
    values: Vec<Option<u64>>,
}

impl SegmentCollector for OfSegment {
    type Fruit = tantivy::Result<Counts>;

    fn collect(&mut self, doc: DocId, _: Score) {
        for Counted { column, counts, .. } in &mut self.columns {
            if let Some(value) = column.ords().first(doc) {
                counts[value as usize] += 1;
            }
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

    fn harvest(self) -> tantivy::Result<Counts> {
        let mut all = Counts::new();
        for Counted { name, column, counts } in self.columns {
            let values = all.entry(name).or_default();
            let mut value = String::new();
            for (number, count) in counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
                value.clear();
                column.ord_to_str(number as u64, &mut value)?;
                values.insert(value.clone(), count);
            }
        }
        Ok(all)
    }
}
