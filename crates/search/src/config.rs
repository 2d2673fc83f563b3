//! How search works: `search-config`, compiled in, the same for both engines.

use std::collections::HashMap;
use std::sync::LazyLock;

use config::{File, FileFormat};
use serde::Deserialize;

use crate::fold;

/// What `search-config` says.
pub static CONFIG: LazyLock<Config> = LazyLock::new(|| {
    let source = File::from_str(include_str!("../../../search-config/search.toml"), FileFormat::Toml);
    let read = config::Config::builder().add_source(source).build();
    read.and_then(config::Config::try_deserialize).expect("search.toml is of this form")
});

/// By folded word, the other words that mean the same.
static SYNONYMS: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut synonyms: HashMap<String, Vec<String>> = HashMap::new();
    let lines = include_str!("../../../search-config/synonyms.tsv").lines();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let words: Vec<String> = line.split('\t').map(fold::key).filter(|word| !word.is_empty()).collect();
        for word in &words {
            let others = words.iter().filter(|other| *other != word).cloned();
            synonyms.entry(word.clone()).or_default().extend(others);
        }
    }
    synonyms
});

/// Words that say nothing in a search: `stop-words.txt`.
static STOP_WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let lines = include_str!("../../../search-config/stop-words.txt").lines();
    lines.filter(|line| !line.starts_with('#')).map(fold::key).filter(|word| !word.is_empty()).collect()
});

/// Settings of search.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Of what documents hold; an index of another version is made anew.
    pub version: u32,
    /// Names of the facets, in the order in which they are offered.
    pub facets: Vec<String>,
    /// What is typed.
    pub typed: Typed,
    /// Which known names a typed word meets.
    pub met: Met,
    /// Of which names it is the beginning.
    pub beginnings: Beginnings,
    /// Which other words it meets.
    pub others: Others,
    /// In which order hits come.
    pub order: Order,
    /// What is suggested while someone types.
    pub suggestions: Suggestions,
}

/// What is typed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    /// Most words that are looked at.
    pub most_words: usize,
    /// Where fewer documents than this have all words, those are shown too that lack one.
    pub few: u64,
    /// A search of fewer words may lack none.
    pub least_words_to_lack_one: usize,
}

/// Which known names a typed word meets.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Met {
    /// Those that are so like it, 0 to 1: of one typed word, of two, of more.
    least: [f32; 3],
    /// So many at the most.
    pub most: usize,
    /// What another spelling in Arabic script counts, of what it is alike.
    pub other_spelling_arabic: f32,
    /// The same in Latin script.
    pub other_spelling_latin: f32,
    /// From this on what is alike counts whole.
    pub surely: f32,
}

impl Met {
    /// How like a known name must be to one of `count` typed words.
    pub fn least(&self, count: usize) -> f32 {
        self.least[count.clamp(1, self.least.len()) - 1]
    }
}

/// Of which names a typed word is the beginning.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beginnings {
    /// Of none where a known name is as like it as this, unless it is the last word.
    pub unless_alike: f32,
    /// Of none where it has fewer letters.
    pub shortest: usize,
    /// Of so many at the most.
    pub most: usize,
    /// What such a name counts.
    pub worth: f32,
    /// How much more where nearly all of it was typed.
    pub nearly_whole: f32,
}

/// Which other words a typed word meets.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Others {
    /// What another word counts.
    pub worth: f32,
    /// What one counts that begins with what was typed.
    pub beginning: f32,
}

/// In which order hits come.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// So many candidates are put in order by their names.
    pub ranked: usize,
    /// What a typed word loses that stands at another place than in the name.
    pub other_place: f32,
    /// What the last typed word loses where it is not the family name.
    pub no_family_name: f32,
    /// What it costs in all that the family name was typed first.
    pub family_name_first: f32,
    /// What each part of a name costs that was not typed.
    pub not_typed: f32,
}

/// What is suggested while someone types.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suggestions {
    /// So many names are looked at: those of most people.
    pub looked_at: usize,
    /// So many are shown.
    pub shown: usize,
}

/// The folded words that mean the same as `folded`.
pub fn synonyms(folded: &str) -> &'static [String] {
    SYNONYMS.get(folded).map_or(&[], Vec::as_slice)
}

/// Whether a folded word says nothing.
pub fn is_stop_word(folded: &str) -> bool {
    STOP_WORDS.iter().any(|word| word == folded)
}
