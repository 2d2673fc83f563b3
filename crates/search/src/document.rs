//! What the index knows of a record.

use names::Name;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::config::{self, CONFIG};
use crate::fold;

/// What the index knows of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Kind of record, such as `person`.
    pub kind: &'static str,
    /// Its id; a document of the same kind and id takes its place.
    pub id: Uuid,
    /// Its names, each as it is written in one script.
    pub names: Vec<String>,
    /// What else it is found by, in any language: city, occupation, skills.
    pub words: Vec<String>,
    /// Country whose missions may find it, ISO 3166-1 alpha-2.
    pub country: String,
    /// Coded values by which it is filtered and counted, such as `("status", "verified")`; one of each name.
    pub facets: Vec<(&'static str, String)>,
    /// Orders a list without words: larger first (registered at, in seconds).
    pub order: i64,
}

impl Document {
    /// The parts of its names, plainly written, in their order.
    pub(crate) fn parts(&self) -> Vec<String> {
        self.names.iter().flat_map(|name| Name::new(name).parts().to_vec()).map(|part| part.plain()).collect()
    }

    /// Its other words, folded, each once.
    pub(crate) fn terms(&self) -> Vec<String> {
        let mut terms: Vec<String> = self.words.iter().flat_map(|text| terms(text)).collect();
        terms.sort_unstable();
        terms.dedup();
        terms
    }

    /// A number that differs where documents do: by it the index is compared with the database.
    pub fn digest(&self) -> u64 {
        let mut hash = Sha256::new();
        let mut add = |text: &str| {
            hash.update((text.len() as u64).to_le_bytes());
            hash.update(text);
        };
        add(&CONFIG.version.to_string());
        add(self.kind);
        add(&self.id.to_string());
        self.names.iter().for_each(|name| add(name));
        add("");
        self.words.iter().for_each(|word| add(word));
        add("");
        add(&self.country);
        for (name, value) in &self.facets {
            add(name);
            add(value);
        }
        add(&self.order.to_string());
        let bytes = hash.finalize();
        u64::from_le_bytes(bytes[..8].try_into().expect("a hash of 32 bytes has 8"))
    }
}

/// By which other words `text` is found.
pub(crate) fn terms(text: &str) -> Vec<String> {
    let mut terms = fold::index_terms(text);
    // What is two words here is one of which others mean the same: بيت لحم.
    let joined = fold::words(text).windows(2).map(|two| two.concat()).collect::<Vec<_>>();
    terms.extend(joined.into_iter().filter(|word| !config::synonyms(word).is_empty()));
    terms
}
