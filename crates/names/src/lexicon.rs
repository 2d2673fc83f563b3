//! Names that are known, and which of them are like one that is typed.

use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;

use crate::letters::Letters;
use crate::model::Reach;
use crate::part::{Part, Script, Sound, Spelt, parts};
use crate::similarity::part_similarity;

/// A word of a [`Lexicon`]: they are numbered from 0 in the order in which they were put in.
pub type Word = u32;

/// A set of parts of names. It only grows.
///
/// ```
/// use names::{Lexicon, Name};
///
/// let mut lexicon = Lexicon::default();
/// let khalil = lexicon.insert("خليل").unwrap();
/// let khatib = lexicon.insert("خطيب").unwrap();
/// let typed = Name::new("Jalil");
/// let alike = lexicon.alike(&typed.parts()[0], 0.5, 0);
/// assert!(alike.iter().any(|(word, _)| *word == khalil));
/// assert!(alike.iter().all(|(word, _)| *word != khatib));
/// ```
#[derive(Debug, Default)]
pub struct Lexicon {
    words: Vec<Part>,
    by_text: BTreeMap<String, Word>,
    /// Place among `groups` of each sound.
    by_sound: HashMap<Sound, usize>,
    /// Words that sound alike; one with particles stands in two.
    groups: Vec<(Sound, Vec<Form>)>,
    /// By line of the table of equivalents.
    by_line: HashMap<u16, Vec<Word>>,
    /// By number of the common name that they are a usual spelling of.
    by_usual: HashMap<u16, Vec<Word>>,
}

/// A word with its particles or without them: what is looked at of it first.
#[derive(Debug)]
struct Form {
    word: Word,
    script: Script,
    letters: Letters,
    most_across: f32,
    most_own: f32,
}

impl Lexicon {
    /// Puts in the part that `plain` is (see [`Part::plain`]), unless it is in. None where it is no name.
    pub fn insert(&mut self, plain: &str) -> Option<Word> {
        if let Some(word) = self.word(plain) {
            return Some(word);
        }
        let part = parts(plain).into_iter().next()?;
        let word = Word::try_from(self.words.len()).ok()?;
        for spelt in forms(&part) {
            self.file(&part, spelt, word);
        }
        if let Some(line) = part.line {
            self.by_line.entry(line).or_default().push(word);
        }
        for number in part.usual.numbers() {
            self.by_usual.entry(number).or_default().push(word);
        }
        self.by_text.insert(plain.to_owned(), word);
        self.words.push(part);
        Some(word)
    }

    fn file(&mut self, part: &Part, spelt: &Spelt, word: Word) {
        let groups = &mut self.groups;
        let at = *self.by_sound.entry(spelt.sound).or_insert_with(|| {
            groups.push((spelt.sound, Vec::new()));
            groups.len() - 1
        });
        let Spelt { letters, most_across, most_own, .. } = *spelt;
        groups[at].1.push(Form { word, script: part.script, letters, most_across, most_own });
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The part that `word` is.
    pub fn part(&self, word: Word) -> Option<&Part> {
        self.words.get(usize::try_from(word).ok()?)
    }

    /// The word that was put in as `plain`.
    pub fn word(&self, plain: &str) -> Option<Word> {
        self.by_text.get(plain).copied()
    }

    /// The words from `from` on that are at least as like `part` as `least`, in no order, each with how alike they are.
    pub fn alike(&self, part: &Part, least: f32, from: Word) -> Vec<(Word, f32)> {
        let mut words: Vec<Word> = Vec::new();
        for spelt in forms(part) {
            let reach = Reach::of(part.script, &spelt.letters, least);
            for (sound, forms) in &self.groups {
                if forms.last().is_none_or(|last| last.word < from) || !spelt.sound.may_meet(sound) {
                    continue;
                }
                let like = forms.iter().filter(|form| {
                    let most = if form.script == part.script {
                        spelt.most_own + form.most_own
                    } else {
                        spelt.most_across + form.most_across
                    };
                    form.word >= from && reach[form.script as usize].may_be(&form.letters, most)
                });
                words.extend(like.map(|form| form.word));
            }
        }
        let by_meaning = part.line.and_then(|line| self.by_line.get(&line));
        let usual = part.usual.numbers().filter_map(|number| self.by_usual.get(&number));
        words.extend(by_meaning.into_iter().chain(usual).flatten().filter(|word| **word >= from));
        words.sort_unstable();
        words.dedup();
        let scored = words.into_iter().filter_map(|word| {
            let score = part_similarity(part, self.part(word)?);
            (score >= least).then_some((word, score))
        });
        scored.collect()
    }

    /// The words whose plain text begins with `beginning`.
    pub fn beginning_with<'a>(&'a self, beginning: &'a str) -> impl Iterator<Item = (&'a str, Word)> {
        let from = (Bound::Included(beginning), Bound::Unbounded);
        let begin = self.by_text.range::<str, _>(from);
        begin
            .take_while(move |(text, _)| text.starts_with(beginning))
            .map(|(text, word)| (text.as_str(), *word))
    }
}

/// What is compared of `part`: itself without its particles and, where it has any, with them.
fn forms(part: &Part) -> impl Iterator<Item = &Spelt> {
    std::iter::once(&part.base).chain(part.is_compound().then_some(&part.whole))
}
