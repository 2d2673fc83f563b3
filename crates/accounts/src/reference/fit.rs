//! How well what was typed fits a name or another word of a row.

use search::fold;

/// How well what was typed fits a row; better ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It is one of its names.
    Same,
    /// It is one of its other words.
    OtherWord,
    /// One of its names or other words begins with it.
    Beginning,
    /// Every typed word begins a word of one of its names or other words.
    Words,
    /// Some of the typed words are in its names or other words.
    SomeWords,
    /// One of its names or other words sounds like it.
    SameSound,
    /// Every typed word sounds like the beginning of a word of one of its names or other words.
    Sound,
}

impl Fit {
    /// Whether it fits by its letters, not by its sound alone.
    pub(super) fn is_written(self) -> bool {
        self < Self::SameSound
    }
}

/// What was typed, as it is compared.
#[derive(Debug)]
pub(super) struct Asked {
    pub words: Vec<String>,
    pub joined: String,
    skeletons: Vec<String>,
    sound: String,
}

impl Asked {
    pub fn new(words: Vec<String>) -> Self {
        let skeletons: Vec<String> = words.iter().map(|word| fold::skeleton(word)).collect();
        Self { joined: words.concat(), words, sound: skeletons.concat(), skeletons }
    }
}

/// A name or another word of a row, as it is searched.
#[derive(Clone, Debug)]
pub(super) struct Key {
    pub row: usize,
    is_name: bool,
    pub joined: String,
    words: Vec<String>,
    skeletons: Vec<String>,
    /// The skeletons, joined: kept, as what is typed is compared with thousands of keys at every letter.
    sound: String,
}

/// What a typed word costs that a row does not have: more than any number of typed words that it has only in part.
pub(super) const MISSING: usize = 100;

impl Key {
    pub fn new(row: usize, name: &str, is_name: bool) -> Self {
        let words = words(name);
        let skeletons: Vec<String> = words.iter().map(|word| fold::skeleton(word)).collect();
        Self { row, is_name, joined: words.concat(), words, sound: skeletons.concat(), skeletons }
    }

    /// How well the whole of what was typed fits.
    pub fn fit(&self, asked: &Asked) -> Option<Fit> {
        if self.joined == asked.joined {
            return Some(if self.is_name { Fit::Same } else { Fit::OtherWord });
        }
        if self.joined.starts_with(&asked.joined) {
            return Some(Fit::Beginning);
        }
        let begins = |parts: &[String], of: &[String]| {
            parts.iter().all(|part| of.iter().any(|word| word.starts_with(part.as_str())))
        };
        if begins(&asked.words, &self.words) {
            return Some(Fit::Words);
        }
        // One consonant says too little, and a word of vowels nothing.
        if asked.sound.len() < 2 {
            return None;
        }
        if asked.sound == self.sound {
            return Some(Fit::SameSound);
        }
        begins(&asked.skeletons, &self.skeletons).then_some(Fit::Sound)
    }

    /// How far one typed word is from this: 0 it is the whole of it, 1 one of its words, 2 the beginning of one,
    /// 3 one of its words with another ending (of a plural, as a rule); [`MISSING`] none of these.
    pub fn distance(&self, typed: &str) -> usize {
        let long = |word: &str, least: usize| word.chars().count() >= least;
        if self.joined == typed {
            0
        } else if self.words.iter().any(|word| word == typed) {
            1
        } else if long(typed, 3) && self.words.iter().any(|word| word.starts_with(typed)) {
            2
        } else if self.words.iter().any(|word| long(word, 4) && typed.starts_with(stem(word))) {
            3
        } else {
            MISSING
        }
    }
}

/// `word` without its last letter, but four letters at least: endings also take the place of it.
fn stem(word: &str) -> &str {
    let letters = word.chars().count();
    let end = word.char_indices().nth(letters.saturating_sub(1).max(4));
    end.map_or(word, |(at, _)| &word[..at])
}

/// The folded words of `name`, Arabic ones without their article.
pub(super) fn words(name: &str) -> Vec<String> {
    let words = fold::words(name).into_iter();
    words.map(|word| fold::without_article(&word).unwrap_or(&word).to_owned()).collect()
}
