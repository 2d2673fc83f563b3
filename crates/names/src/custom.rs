//! How names are spelt in the other script: by which custom, and which spellings there are.

use crate::part::{Part, Script, parts};
use crate::similarity::part_similarity;
use crate::{arabic, equivalents, latin, table, words};

/// Names of the table that are as alike as this to what is looked for are suggested too; those that are as alike as the
/// other before what rules say.
const NEAR: f32 = 0.8;
const VERY_NEAR: f32 = 0.93;

/// By which custom an Arabic name is spelt in Latin script.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Custom {
    /// Khalil, Shahin, Yousef: most of the world.
    #[default]
    English,
    /// Khalil, Chahine, Youssef.
    French,
    /// Jalil, Chahín, Yusef.
    Spanish,
    /// Khalil, Schahin, Yousef.
    German,
}

impl Custom {
    /// All.
    pub const ALL: [Self; 4] = [Self::English, Self::French, Self::Spanish, Self::German];

    /// The custom of the offices of a country, by its ISO 3166-1 alpha-2 code: that of the language in which they write, or in
    /// which they did when they began to write such names.
    pub fn of_country(code: &str) -> Self {
        match code {
            "FR" | "BE" | "LU" | "MC" | "DZ" | "MA" | "TN" | "LB" | "MR" | "SN" | "CI" | "ML" | "TD"
            | "CM" | "GA" => Self::French,
            "ES" | "AR" | "BO" | "BR" | "CL" | "CO" | "CR" | "CU" | "DO" | "EC" | "GT" | "HN" | "MX"
            | "NI" | "PA" | "PE" | "PR" | "PT" | "PY" | "SV" | "UY" | "VE" => Self::Spanish,
            "DE" | "AT" | "CH" | "LI" => Self::German,
            _ => Self::English,
        }
    }

    /// This one, then the others.
    fn first(self) -> impl Iterator<Item = Self> {
        std::iter::once(self).chain(Self::ALL.into_iter().filter(move |other| *other != self))
    }
}

/// A part of a name in Arabic (one word or several) as it is usually spelt in Latin script by `custom`. Each word begins
/// with a capital. Empty where `text` has no letter.
pub fn to_latin(text: &str, custom: Custom) -> String {
    words::suggest(text, &latin::SCRIPT, custom)
}

/// A part of a name in Latin script (one word or several) as it is usually written in Arabic. Empty where `text` has no
/// letter of either script.
pub fn to_arabic(text: &str) -> String {
    words::suggest(text, &arabic::SCRIPT, Custom::default())
}

/// Spellings in Latin script of a part of a name in Arabic, at most `most` of them, the likeliest first: what papers of
/// `custom` have of a common name, what its rules say of another; then the same by the other customs.
pub fn latin_spellings(text: &str, custom: Custom, most: usize) -> Vec<String> {
    let mut spellings = Spellings::default();
    spellings.push(to_latin(text, custom));
    for custom in custom.first() {
        if let Some(row) = table::by_arabic(text) {
            row.spellings(custom).for_each(|spelling| spellings.push(spelling.to_owned()));
        }
        spellings.push(to_latin(text, custom));
    }
    spellings.first(most)
}

/// Arabic names of which a part of a name in Latin script may be a spelling, at most `most` of them, the likeliest first:
/// names that are spelt so, names that are spelt nearly so, those of which it is a translation, what rules say, and names
/// that are somewhat alike.
pub fn arabic_spellings(text: &str, most: usize) -> Vec<String> {
    let mut spellings = Spellings::default();
    table::by_latin(text).for_each(|row| spellings.push(row.arabic.to_owned()));
    let typed = parts(text);
    if let [one] = &typed[..] {
        let near = near(one);
        let known = |name: &(f32, &'static str)| name.1.to_owned();
        near.iter().filter(|(score, _)| *score >= VERY_NEAR).map(known).for_each(|name| spellings.push(name));
        equivalents::of(one, Script::Arabic).into_iter().for_each(|name| spellings.push(name.to_owned()));
        spellings.push(to_arabic(text));
        near.iter().map(known).for_each(|name| spellings.push(name));
    }
    spellings.push(to_arabic(text));
    spellings.first(most)
}

/// The names of the table that are like `part`, the most alike first, then the commonest.
fn near(part: &Part) -> Vec<(f32, &'static str)> {
    let scored = table::rows().iter().filter_map(|row| {
        let score = part_similarity(part, row.part()?);
        (score >= NEAR).then_some((score, row.arabic))
    });
    let mut scored: Vec<_> = scored.collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored
}

/// Spellings, each once.
#[derive(Default)]
struct Spellings(Vec<String>);

impl Spellings {
    fn push(&mut self, spelling: String) {
        if !spelling.is_empty() && !self.0.contains(&spelling) {
            self.0.push(spelling);
        }
    }

    fn first(mut self, most: usize) -> Vec<String> {
        self.0.truncate(most);
        self.0
    }
}
