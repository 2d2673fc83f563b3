//! A name in its parts: words with the particles that belong to them, so that joined, spaced and hyphenated spellings are
//! one.

mod arabic;
mod latin;

use unicode_normalization::UnicodeNormalization;

use crate::letters::{ARABIC, Alphabet, LATIN, Letters};
use crate::model::MODELS;
use crate::table::Usual;
use crate::{equivalents, fold};

/// A script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Script {
    /// Arabic.
    Arabic,
    /// Latin.
    Latin,
}

/// A word before a name that makes another name of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Prefix {
    /// عبد, servant of: before a name of God.
    Abd,
    /// أبو, father of.
    Abu,
    /// أم, mother of.
    Umm,
    /// ابن or بن, son of; بني, sons of.
    Ibn,
    /// بنت, daughter of.
    Bint,
}

/// A word after a name that belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Suffix {
    /// الدين, of the faith.
    Din,
    /// الله, of God.
    Allah,
}

/// A part of a name: one word with its particles.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its script.
    pub script: Script,
    /// As it was written, its words parted by spaces.
    pub text: String,
    /// The word before it.
    pub prefix: Option<Prefix>,
    /// The word behind it.
    pub suffix: Option<Suffix>,
    /// Whether ال stands before it, or what is heard of it.
    pub has_article: bool,
    /// All its letters.
    pub(crate) whole: Spelt,
    /// The same without particles.
    pub(crate) base: Spelt,
    /// Its line in the table of equivalents.
    pub(crate) line: Option<u16>,
    /// The common names that it is a usual spelling of.
    pub(crate) usual: Usual,
}

/// Letters as they are compared.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spelt {
    /// Folded, joined.
    pub folded: String,
    /// As numbers.
    pub letters: Letters,
    /// The most that they weigh beside the other script.
    pub most_across: f32,
    /// The same beside their own.
    pub most_own: f32,
    is_arabic: bool,
    /// How it sounds.
    pub sound: Sound,
}

/// How a word sounds, as far as its consonants tell: spellings of a name have sounds that may meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Sound {
    /// Classes of consonants that must be in every spelling of it, and those that may.
    must: u16,
    may: u16,
    /// Its consonants in their order, the first of them.
    consonants: [Consonant; MOST_CONSONANTS],
    count: u8,
}

/// Consonants of a word that are looked at before its letters are.
const MOST_CONSONANTS: usize = 8;

/// The classes as which a consonant may be heard, and whether it is in every spelling.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
struct Consonant {
    classes: u16,
    is_needed: bool,
}

impl Spelt {
    fn new(script: Script, folded: String) -> Self {
        let (letters, across, own, alphabet) = match script {
            Script::Arabic => {
                let letters = Letters::arabic(&folded);
                (letters, MODELS.across.left_most(&letters), MODELS.arabic.left_most(&letters), &ARABIC)
            }
            Script::Latin => {
                let letters = Letters::latin(&folded);
                (letters, MODELS.across.right_most(&letters), MODELS.latin.left_most(&letters), &LATIN)
            }
        };
        Self {
            folded,
            letters,
            most_across: across,
            most_own: own,
            is_arabic: script == Script::Arabic,
            sound: Sound::new(alphabet, letters.as_slice()),
        }
    }
}

impl Sound {
    fn new(alphabet: &Alphabet, letters: &[u8]) -> Self {
        let mut sound =
            Self { must: 0, may: 0, consonants: [Consonant::default(); MOST_CONSONANTS], count: 0 };
        for number in letters {
            let (must, may) = alphabet.classes(*number);
            let classes = must | may;
            sound.must |= must;
            sound.may |= classes;
            if classes != 0
                && let Some(place) = sound.consonants.get_mut(usize::from(sound.count))
            {
                *place = Consonant { classes, is_needed: must != 0 };
                sound.count += 1;
            }
        }
        sound
    }

    fn consonants(&self) -> &[Consonant] {
        &self.consonants[..usize::from(self.count)]
    }

    /// Whether the consonants of both could be spellings of one name: most of them, in one order.
    pub(crate) fn may_meet(&self, other: &Self) -> bool {
        if !may_meet((self.must, self.may), (other.must, other.may)) {
            return false;
        }
        let (left, right) = (self.consonants(), other.consonants());
        let allowed = if left.len().min(right.len()) <= 3 { 1 } else { 2 };
        slips(left, right) <= allowed
    }
}

impl Part {
    fn new(script: Script, found: Found<'_>) -> Self {
        let mut usual = Usual::of(&found.whole);
        if usual.is_none() && found.has_article && found.prefix.is_none() && found.suffix.is_none() {
            usual = Usual::of(&found.base);
        }
        let base = if found.base.is_empty() { found.whole.clone() } else { found.base };
        Self {
            script,
            text: found.words.join(" "),
            prefix: found.prefix,
            suffix: found.suffix,
            has_article: found.has_article,
            line: equivalents::line(&found.whole),
            usual,
            base: Spelt::new(script, base),
            whole: Spelt::new(script, found.whole),
        }
    }

    /// Two parts of one script written as one word, unless their consonants could not be those of `like`.
    pub(crate) fn joined(first: &Self, second: &Self, like: &Self) -> Option<Self> {
        let both = (
            first.whole.sound.must | second.whole.sound.must,
            first.whole.sound.may | second.whole.sound.may,
        );
        // Latin words are longer than Arabic ones, for their vowels.
        let count = |spelt: &Spelt| spelt.letters.as_slice().len() * if spelt.is_arabic { 3 } else { 2 };
        let (count, like_count) = (count(&first.whole) + count(&second.whole), count(&like.whole));
        let is_as_long = count * 3 <= like_count * 4 && like_count * 3 <= count * 4;
        if first.script != second.script
            || !is_as_long
            || !may_meet(both, (like.whole.sound.must, like.whole.sound.may))
        {
            return None;
        }
        let whole = format!("{}{}", first.whole.folded, second.whole.folded);
        let words = vec![first.text.as_str(), second.text.as_str()];
        Some(Self::new(first.script, Found { words, whole, ..Found::default() }))
    }

    /// Its letters without particles.
    pub fn letters(&self) -> Letters {
        self.base.letters
    }

    /// Its words, folded, parted by spaces: one text for all spellings that differ in capitals, marks, hamzas and hyphens.
    /// Read as a name, it is this part again.
    pub fn plain(&self) -> String {
        let fold = if self.script == Script::Arabic { fold::arabic } else { fold::sounds };
        let words = self.text.split(' ').map(fold).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
    }

    /// Whether a particle belongs to it.
    pub fn is_compound(&self) -> bool {
        self.prefix.is_some() || self.suffix.is_some() || self.has_article
    }
}

/// How many slips of the pen lie between two words, as far as their consonants tell: one is missing, another, or in the
/// place of its neighbour.
fn slips(left: &[Consonant], right: &[Consonant]) -> u8 {
    let mut rows = [[0_u8; MOST_CONSONANTS + 1]; MOST_CONSONANTS + 1];
    for (j, one) in right.iter().enumerate() {
        rows[0][j + 1] = rows[0][j] + u8::from(one.is_needed);
    }
    for (i, one) in left.iter().enumerate() {
        rows[i + 1][0] = rows[i][0] + u8::from(one.is_needed);
        for (j, other) in right.iter().enumerate() {
            let meets = |i: usize, j: usize| left[i].classes & right[j].classes != 0;
            let mut least = rows[i][j] + u8::from(!meets(i, j));
            least = least.min(rows[i][j + 1] + u8::from(one.is_needed));
            least = least.min(rows[i + 1][j] + u8::from(other.is_needed));
            if i > 0 && j > 0 && meets(i, j - 1) && meets(i - 1, j) {
                least = least.min(rows[i - 1][j - 1] + 1);
            }
            rows[i + 1][j + 1] = least;
        }
    }
    rows[left.len()][right.len()]
}

/// Whether words could be spellings of one name that must and may have these classes of consonants: of those that one must
/// have the other lacks two at the most, and fewer than both have.
fn may_meet(one: (u16, u16), other: (u16, u16)) -> bool {
    let lacking = (one.0 & !other.1).count_ones() + (other.0 & !one.1).count_ones();
    lacking == 0 || lacking <= 2 && 2 * lacking - 1 <= (one.1 & other.1).count_ones()
}

/// What was found of a part so far.
#[derive(Default)]
struct Found<'a> {
    words: Vec<&'a str>,
    prefix: Option<Prefix>,
    suffix: Option<Suffix>,
    has_article: bool,
    whole: String,
    base: String,
}

/// The parts of `text`, in their order. Digits and signs are nothing, and so are words of other scripts.
pub fn parts(text: &str) -> Vec<Part> {
    let text: String = text.nfkc().filter(|letter| !is_nothing(*letter)).collect();
    let words: Vec<Word<'_>> = text.split(|letter: char| !is_of_word(letter)).filter_map(Word::new).collect();
    let (mut parts, mut rest) = (Vec::new(), words.as_slice());
    while let Some(first) = rest.first() {
        let same = rest.iter().take_while(|word| word.script == first.script).count();
        let (found, taken) = match first.script {
            Script::Arabic => arabic::first(&rest[..same]),
            Script::Latin => latin::first(&rest[..same]),
        };
        rest = &rest[taken..];
        parts.push(Part::new(first.script, found));
    }
    parts
}

/// Tatweel, marks of direction and the like: they stand within a word and are no part of it.
fn is_nothing(letter: char) -> bool {
    matches!(letter, 'ـ' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{00AD}')
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphabetic()
        || unicode_normalization::char::is_combining_mark(letter)
        || fold::is_apostrophe(letter)
}

/// A word with its folded letters.
struct Word<'a> {
    text: &'a str,
    script: Script,
    folded: String,
}

impl<'a> Word<'a> {
    fn new(text: &'a str) -> Option<Self> {
        let arabic = fold::arabic(text);
        let (script, folded) =
            if arabic.is_empty() { (Script::Latin, fold::sounds(text)) } else { (Script::Arabic, arabic) };
        (!folded.is_empty()).then_some(Self { text, script, folded })
    }
}
