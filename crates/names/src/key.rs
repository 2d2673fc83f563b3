//! Keys under which the spellings of a name meet, whatever their script, the custom of their writer, and one slip of the pen.

use std::collections::BTreeSet;

use crate::letters::{ARABIC, Alphabet, LATIN};
use crate::part::{Part, Script, Spelt};

/// Most keys of sound of one part: letters that may be one sound or another double them.
const MOST_SOUNDS: usize = 8;
/// Most classes of consonants in a key: names differ before.
const LONGEST: usize = 8;
/// A word of fewer consonants has no keys with one missing: everything would meet everything.
const LEAST_NEAR: usize = 3;

/// The keys of a part of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// All its letters, folded: the same spelling but for marks, hamzas, capitals, accents, blanks and hyphens.
    pub whole: String,
    /// The same without particles.
    pub base: String,
    /// Its consonants by the class of their sound, in both scripts alike: every spelling of a name that is right by some
    /// custom has one of these.
    pub sounds: BTreeSet<String>,
    /// The same with one consonant missing: a spelling with one slip has one of these, or the slip took it away and it is
    /// among the sounds.
    pub near: BTreeSet<String>,
}

impl Part {
    /// Its keys.
    pub fn keys(&self) -> Keys {
        let alphabet = match self.script {
            Script::Arabic => &ARABIC,
            Script::Latin => &LATIN,
        };
        let mut sounds = BTreeSet::new();
        // A particle that was taken for one may be part of the name.
        let forms: &[&Spelt] = if self.is_compound() { &[&self.base, &self.whole] } else { &[&self.base] };
        for spelt in forms {
            sounds.extend(of_sound(alphabet, spelt.letters.as_slice()));
        }
        let near = sounds.iter().flat_map(|key| one_missing(key)).collect();
        Keys { whole: self.whole.folded.clone(), base: self.base.folded.clone(), sounds, near }
    }
}

/// The classes of consonants of a word, one text for each way to hear it.
fn of_sound(alphabet: &Alphabet, letters: &[u8]) -> Vec<String> {
    let mut keys = vec![String::new()];
    for number in letters {
        let heard = alphabet.heard(*number);
        let Some(first) = heard.first() else { continue };
        if heard.len() > 1 && keys.len() * heard.len() <= MOST_SOUNDS {
            keys =
                keys.iter().flat_map(|key| heard.iter().map(move |sound| format!("{key}{sound}"))).collect();
        } else {
            keys.iter_mut().for_each(|key| key.push_str(first));
        }
    }
    keys.iter_mut().for_each(|key| key.truncate(LONGEST));
    keys
}

fn one_missing(key: &str) -> Vec<String> {
    let count = key.len();
    if count < LEAST_NEAR {
        return Vec::new();
    }
    (0..count).map(|at| format!("{}{}", &key[..at], &key[at + 1..])).collect()
}
