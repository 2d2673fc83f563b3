//! Personal names in Arabic and Latin script: one name, every spelling. Pure: no I/O, nothing but the standard library and
//! Unicode's normalisation.
//!
//! - [`Name`] reads a name into its [`Part`]s: words with the particles that belong to them, so that عبد الرحمن,
//!   عبدالرحمن, Abdul Rahman and Abderrahmane are one part each.
//! - [`Part::keys`] gives the keys under which the spellings of a part meet, in both scripts, by every custom, with one slip
//!   of the pen: for finding candidates.
//! - [`similarity`] says how alike two names are, 0 to 1; [`compare`] says it with what met and why: for ranking them.
//! - [`rarity`] says how rare a part is: what two people share counts as much.
//! - [`to_latin`] and [`to_arabic`] *suggest* a name in the other script, for a person to correct: the usual spelling of a
//!   common name from a table, by the custom of a country, any other name by rules, which must guess the vowels that Arabic
//!   does not write. [`latin_spellings`] and [`arabic_spellings`] give the others, the likeliest first.
//!
//! ```
//! use names::{How, Name, compare, similarity};
//!
//! let registered = Name::new("يوسف عبد الرحمن الخطيب");
//! let typed = Name::new("Khatib, Youssef");
//! assert!(similarity(&registered, &typed) > 0.7);
//! assert!(similarity(&registered, &typed) > similarity(&registered, &Name::new("Khatib, Samir")));
//!
//! let compared = compare(&registered, &typed);
//! assert_eq!(compared.met[0].left, 0..1, "يوسف");
//! assert_eq!(compared.met[0].right, 1..2, "Youssef");
//! assert_eq!(compared.met[0].how, How::Script);
//!
//! let keys = |text: &str| Name::new(text).parts()[0].keys();
//! assert!(!keys("خليل").sounds.is_disjoint(&keys("Jalil").sounds));
//! ```

mod arabic;
mod custom;
pub mod equivalents;
pub mod fold;
mod key;
mod latin;
pub mod letters;
mod lexicon;
pub mod model;
pub mod part;
mod rarity;
mod similarity;
mod table;
mod words;

#[doc = include_str!("../SPELLINGS.md")]
pub mod spellings {}

pub use custom::{Custom, arabic_spellings, latin_spellings, to_arabic, to_latin};
pub use key::Keys;
pub use lexicon::{Lexicon, Word};
pub use part::{Part, Prefix, Script, Suffix};
pub use rarity::{is_common, rarity};
pub use similarity::{Comparison, How, MET, MOST_PARTS, Met, Scores, compare, part_similarity, similarity};

/// A name, ready to be compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    parts: Vec<Part>,
}

impl Name {
    /// Of what was written: parts in any order, in one script or both.
    pub fn new(text: &str) -> Self {
        let mut parts = part::parts(text);
        parts.truncate(similarity::MOST_PARTS);
        Self { parts }
    }

    /// Its parts, in their order.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }
}

#[cfg(test)]
mod tests;
