//! The parts of the names of all who are compared, each kept once, and how alike two of them are.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use names::{Name, Part, is_common, part_similarity, rarity};
use search::fold;

use super::weights::{ONE_NAME, OTHER_NAME, SLIP};
use super::{Description, Told, Written};

/// A part of a name: its number in [`Words`].
pub type Word = u32;

/// What is known of a word.
#[derive(Debug)]
struct Known {
    part: Part,
    /// Its letters, plainly written.
    plain: Box<[char]>,
    /// In bits, see [`names::rarity`].
    rarity: f32,
    /// Whether it is a usual spelling of a common name.
    is_common: bool,
    /// Hashes of its keys of sound, see [`names::Keys`].
    sounds: Box<[u64]>,
}

/// The parts of the names of all who are compared. A million people have some hundred thousand.
#[derive(Debug, Default)]
pub struct Words {
    known: Vec<Known>,
    by_text: HashMap<Box<str>, Word>,
}

/// A hash that is the same in every process of one build: of keys of blocks, never kept.
pub(crate) fn hash(what: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}

impl Words {
    /// The words of `text`, which are put in where they are new.
    pub fn of(&mut self, text: &str) -> Vec<Word> {
        if text.is_empty() {
            return Vec::new();
        }
        if let Some(word) = self.by_text.get(text) {
            return vec![*word];
        }
        Name::new(text).parts().iter().map(|part| self.word(part)).collect()
    }

    fn word(&mut self, part: &Part) -> Word {
        if let Some(word) = self.by_text.get(part.text.as_str()) {
            return *word;
        }
        let word = self.known.len() as Word;
        self.known.push(Known {
            plain: part.plain().chars().filter(|letter| *letter != ' ').collect(),
            rarity: rarity(part),
            is_common: is_common(part),
            sounds: part.keys().sounds.iter().map(hash).collect(),
            part: part.clone(),
        });
        self.by_text.insert(part.text.as_str().into(), word);
        word
    }

    /// The person of whom `told` says so, ready to be compared with others whose words are of this table.
    pub fn describe(&mut self, told: &Told<'_>) -> Description {
        let [given, father, grandfather, family] = told.arabic.map(|text| self.of(text));
        let arabic = Written::new(given.len(), [given, father, grandfather].concat(), family);
        let [given, family] = told.latin.map(|text| self.of(text));
        // How many of them are given names is not written.
        let latin = Written::new(0, given, family);
        let place = |text: &str| {
            let key = fold::key(text);
            if key.is_empty() { 0 } else { hash(key) }
        };
        Description {
            arabic,
            latin,
            sex: told.sex,
            birth: told.birth.map(Into::into),
            origin: place(told.origin),
            city: place(told.city),
            country: told.country.as_bytes().try_into().unwrap_or_default(),
            contacts: told.contacts.iter().copied().collect(),
        }
    }

    /// How rare `word` is, in bits.
    pub fn rarity(&self, word: Word) -> f32 {
        self.known[word as usize].rarity
    }

    /// Hashes of the keys under which the spellings of `word` meet in both scripts.
    pub fn sounds(&self, word: Word) -> &[u64] {
        &self.known[word as usize].sounds
    }

    /// How alike two words are, 0 to 1.
    fn alike(&self, left: Word, right: Word) -> f32 {
        let (left, right) = (&self.known[left as usize], &self.known[right as usize]);
        let score = part_similarity(&left.part, &right.part);
        if left.part.script != right.part.script || score >= ONE_NAME {
            return score;
        }
        if left.is_common && right.is_common {
            return score.min(OTHER_NAME);
        }
        if one_slip(&left.plain, &right.plain) { score.max(SLIP) } else { score }
    }
}

/// Whether one slip of the pen lies between two words: a letter more, one less, another one, or two that changed places. Of
/// words of three letters everything is a slip from everything.
fn one_slip(left: &[char], right: &[char]) -> bool {
    if left.len().max(right.len()) < 4 || left.len().abs_diff(right.len()) > 1 {
        return false;
    }
    let front = left.iter().zip(right).take_while(|(l, r)| l == r).count();
    let (left, right) = (&left[front..], &right[front..]);
    let back = left.iter().rev().zip(right.iter().rev()).take_while(|(l, r)| l == r).count();
    match (&left[..left.len() - back], &right[..right.len() - back]) {
        ([a, b], [c, d]) => a == d && b == c,
        (left, right) => left.len() <= 1 && right.len() <= 1,
    }
}

/// How many pairs of words a [`Judge`] keeps in mind: a power of two.
const KEPT: usize = 1 << 20;

/// Compares people, and keeps in mind how alike their words were: one for each thread.
pub struct Judge<'a> {
    /// The words of those whom it compares.
    pub words: &'a Words,
    kept: Vec<(u64, f32)>,
}

impl<'a> Judge<'a> {
    /// Of people whose words are in `words`.
    pub fn new(words: &'a Words) -> Self {
        Self::keeping(words, KEPT)
    }

    /// The same for a few pairs.
    pub fn of_few(words: &'a Words) -> Self {
        Self::keeping(words, 1 << 8)
    }

    fn keeping(words: &'a Words, count: usize) -> Self {
        Self { words, kept: vec![(u64::MAX, 0.0); count] }
    }

    /// How alike two words are, 0 to 1.
    pub fn alike(&mut self, left: Word, right: Word) -> f32 {
        if left == right {
            return 1.0;
        }
        let pair = u64::from(left.min(right)) << 32 | u64::from(left.max(right));
        // Fibonacci hashing: the upper bits of the product are spread evenly.
        let bits = self.kept.len().trailing_zeros();
        let place = (pair.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - bits)) as usize;
        let (kept, score) = self.kept[place];
        if kept == pair {
            return score;
        }
        let score = self.words.alike(left, right);
        self.kept[place] = (pair, score);
        score
    }
}
