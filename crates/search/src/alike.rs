//! The names that the index knows, and which of them are like those that are typed.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use names::part::Script;
use names::{Lexicon, Part, Word};

use crate::config::CONFIG;
use crate::typed;

/// Typed words of which is kept what they met.
const KEPT: usize = 4096;

/// Known names that a typed word meets, in the order of their numbers, and what each counts: 1 the same name.
pub(crate) type Met = Vec<(Word, f32)>;

/// The same, with how alike they are before it is said what that counts.
type Alike = Vec<(Word, f32, f32)>;

/// The names that the index knows. It only grows while the process runs.
#[derive(Debug, Default)]
pub(crate) struct Known {
    lexicon: RwLock<Lexicon>,
    /// What typed words were like among so many known names.
    alike: RwLock<HashMap<String, (Word, Arc<Alike>)>>,
}

impl Known {
    /// The numbers of the names that are written plainly so (see [`Part::plain`]), put in where they are new; none for what
    /// is no name.
    pub fn numbers<'a>(&self, plain: impl Iterator<Item = &'a str>) -> Vec<Option<Word>> {
        let mut lexicon = self.lexicon.write().unwrap_or_else(PoisonError::into_inner);
        plain.map(|plain| lexicon.insert(plain)).collect()
    }

    /// Whether a known name is written in Arabic script.
    pub fn are_arabic(&self, words: &[Word]) -> Vec<bool> {
        let lexicon = self.lexicon.read().unwrap_or_else(PoisonError::into_inner);
        let is_arabic = |word| lexicon.part(word).is_some_and(|part| part.script == Script::Arabic);
        words.iter().map(|word| is_arabic(*word)).collect()
    }

    /// How a known name is plainly written.
    pub fn plain(&self, word: Word) -> String {
        let lexicon = self.lexicon.read().unwrap_or_else(PoisonError::into_inner);
        lexicon.part(word).map(Part::plain).unwrap_or_default()
    }

    /// The known names that `typed` meets, one of so many typed words.
    pub fn met_by(&self, typed: &typed::Word, count: usize) -> Arc<Met> {
        let Some(part) = &typed.part else { return Arc::default() };
        let lexicon = self.lexicon.read().unwrap_or_else(PoisonError::into_inner);
        let plain = part.plain();
        let least = CONFIG.met.least(count);
        let alike = self.alike(&lexicon, part, &plain);
        let met: Met =
            alike.iter().filter(|one| one.1 >= least).map(|(word, _, worth)| (*word, *worth)).collect();
        let settings = &CONFIG.beginnings;
        let length = plain.chars().count();
        let is_known = || met.iter().any(|(_, worth)| *worth >= settings.unless_alike);
        if length < settings.shortest || !typed.is_last && is_known() {
            return Arc::new(met);
        }
        let begun = lexicon.beginning_with(&plain).take(settings.most).map(|(text, word)| {
            let share = length as f32 / text.chars().count() as f32;
            (word, settings.worth + settings.nearly_whole * share)
        });
        let mut all: Met = met.into_iter().chain(begun).collect();
        all.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        all.dedup_by_key(|(word, _)| *word);
        Arc::new(all)
    }

    /// Those that are alike: kept, since people type the same names again and again; looked for among new ones only.
    fn alike(&self, lexicon: &Lexicon, part: &Part, plain: &str) -> Arc<Alike> {
        let count = lexicon.len() as Word;
        let kept = self.alike.read().unwrap_or_else(PoisonError::into_inner).get(plain).cloned();
        if let Some((known, alike)) = &kept
            && *known == count
        {
            return alike.clone();
        }
        let (from, before) = kept.unwrap_or_default();
        let settings = &CONFIG.met;
        let found = lexicon.alike(part, settings.least(usize::MAX), from);
        let counted = found.into_iter().filter_map(|(word, alike)| {
            let share = match (part.script, lexicon.part(word)?.script) {
                _ if alike >= settings.surely => 1.0,
                (Script::Arabic, Script::Arabic) => settings.other_spelling_arabic,
                (Script::Latin, Script::Latin) => settings.other_spelling_latin,
                _ => 1.0,
            };
            Some((word, alike, alike * share))
        });
        let mut alike: Alike = counted.chain(before.iter().copied()).collect();
        if alike.len() > settings.most {
            alike.select_nth_unstable_by(settings.most, |a, b| b.2.total_cmp(&a.2));
            alike.truncate(settings.most);
        }
        alike.sort_unstable_by_key(|(word, ..)| *word);
        let alike = Arc::new(alike);
        let mut kept = self.alike.write().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(plain.to_owned(), (count, alike.clone()));
        alike
    }

    /// Known names that begin as `part` does, plainly written, but not that one itself.
    pub fn begun_by(&self, part: &Part) -> Vec<(Word, String)> {
        let lexicon = self.lexicon.read().unwrap_or_else(PoisonError::into_inner);
        let plain = part.plain();
        let begun = lexicon.beginning_with(&plain).filter(|(text, _)| *text != plain);
        begun.take(CONFIG.beginnings.most).map(|(text, word)| (word, text.to_owned())).collect()
    }
}
