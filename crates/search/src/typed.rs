//! What was typed, word by word: each may be a part of a name, or another word.

use names::{Name, Part};

use crate::config::{self, CONFIG, Suggestions};
use crate::{document, fold};

/// One word of what was typed, with the particles that belong to it.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// As it was typed.
    pub text: String,
    /// As a part of a name; none for a number or a word of another script.
    pub part: Option<Part>,
    /// As another word: folded, its own words joined.
    pub folded: String,
    /// With the word before it or behind it, where both are one word that others mean the same as: بيت لحم.
    joined: Option<String>,
    /// Whether it may go on: it is the last and nothing was typed behind it.
    pub is_last: bool,
}

/// The words of `text`.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let name = Name::new(text);
    let parts = name.parts().iter().map(|part| Word {
        text: part.text.clone(),
        part: Some(part.clone()),
        folded: fold::words(&part.text).concat(),
        joined: None,
        is_last: false,
    });
    let is_name = |word: &String| word.chars().any(|c| c.is_ascii_lowercase() || names::fold::is_arabic(c));
    let others = fold::words(text).into_iter().filter(|word| !is_name(word));
    let others =
        others.map(|folded| Word { text: folded.clone(), part: None, folded, joined: None, is_last: false });
    let mut words: Vec<Word> = parts.chain(others).collect();
    if words.iter().any(|word| !config::is_stop_word(&word.folded)) {
        words.retain(|word| !config::is_stop_word(&word.folded));
    }
    words.truncate(CONFIG.typed.most_words.min(names::MOST_PARTS));
    for at in 1..words.len() {
        let joined = format!("{}{}", words[at - 1].folded, words[at].folded);
        if !config::synonyms(&joined).is_empty() {
            words[at - 1].joined = Some(joined.clone());
            words[at].joined = Some(joined);
        }
    }
    if text.ends_with(|c: char| c.is_alphanumeric())
        && let Some(last) = words.last_mut()
    {
        last.is_last = true;
    }
    words
}

/// What a typed word meets besides names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Others {
    /// These words, folded.
    pub words: Vec<String>,
    /// Those that begin so.
    pub beginning: Option<String>,
}

impl Word {
    /// The part of a name that may go on, and how that is suggested.
    pub fn to_continue(&self) -> Option<(&Part, &'static Suggestions)> {
        let part = self.part.as_ref().filter(|_| self.is_last)?;
        (part.plain().chars().count() >= CONFIG.beginnings.shortest).then_some((part, &CONFIG.suggestions))
    }

    /// What it meets besides names: itself, without its article, and what means the same.
    pub fn others(&self) -> Others {
        let bare = fold::without_article(&self.folded);
        let own = std::iter::once(self.folded.as_str()).chain(bare).chain(self.joined.as_deref());
        let mut words: Vec<String> = own.map(str::to_owned).collect();
        let synonyms = words.iter().flat_map(|word| config::synonyms(word)).cloned().collect::<Vec<_>>();
        words.extend(synonyms);
        words.sort();
        words.dedup();
        let is_beginning = self.is_last && self.folded.chars().count() >= CONFIG.beginnings.shortest;
        Others { words, beginning: is_beginning.then(|| self.folded.clone()) }
    }
}

/// A word that was typed, for telling which other words of a document it meets.
#[derive(Clone, Debug)]
pub struct Typed {
    /// As it was typed.
    pub text: String,
    others: Others,
}

impl Typed {
    /// The words of `text`.
    pub fn words(text: &str) -> Vec<Self> {
        words(text).into_iter().map(|word| Self { others: word.others(), text: word.text }).collect()
    }

    /// Whether it meets a word of `text`, one of the other words of a document.
    pub fn meets(&self, text: &str) -> bool {
        let begins = |term: &String| {
            self.others.beginning.as_ref().is_some_and(|beginning| term.starts_with(beginning.as_str()))
        };
        document::terms(text).iter().any(|term| self.others.words.contains(term) || begins(term))
    }
}

/// `text`, whose last word is `last`, going on as the name `plain`: each word with a capital.
pub(crate) fn continued(text: &str, last: &str, plain: &str) -> String {
    let kept = text.trim_end();
    // Signs may stand between the words of `last`: as many letters are taken away as it has.
    let letters = last.chars().filter(|c| c.is_alphabetic()).count();
    let mut end = kept.len();
    let mut left = letters;
    for (at, c) in kept.char_indices().rev() {
        if left == 0 {
            break;
        }
        end = at;
        left -= usize::from(c.is_alphabetic());
    }
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>())
    };
    let words = plain.split(' ').filter_map(capital).collect::<Vec<_>>().join(" ");
    format!("{}{words}", &kept[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_belong_to_their_word_and_numbers_are_words() {
        let texts = |text| words(text).into_iter().map(|word| word.text).collect::<Vec<_>>();
        assert_eq!(texts("Abd al-Rahman Khatib 1948"), ["Abd al Rahman", "Khatib", "1948"]);
        assert_eq!(texts("الدكتور أحمد الخطيب"), ["أحمد", "الخطيب"], "no title");
        assert_eq!(texts("الحاج"), ["الحاج"], "unless there is nothing else");
        assert!(texts(" -– ").is_empty());
        assert!(words("Khatib").last().unwrap().is_last);
        assert!(!words("Khatib ").last().unwrap().is_last);
    }

    #[test]
    fn a_suggestion_takes_the_place_of_the_last_word() {
        assert_eq!(continued("yousef kha", "kha", "khatib"), "yousef Khatib");
        assert_eq!(continued("يوسف الخ", "الخ", "الخطيب"), "يوسف الخطيب");
        assert_eq!(continued("Abd al-Ra", "Abd al Ra", "abd al rahman"), "Abd Al Rahman");
    }

    #[test]
    fn what_else_a_word_meets_is_told() {
        let typed = Typed::words("Mohamad doctor ramal");
        let meets = |at: usize, text| typed[at].meets(text);
        assert!(meets(1, "أطباء عامّون") || meets(1, "طبيب") && !meets(1, "معلم"));
        assert!(meets(2, "Ramallah") && !meets(0, "Ramallah"), "the last may be a beginning");
    }

    #[test]
    fn words_of_three_languages_meet() {
        let others = |text| words(text)[0].others().words;
        assert!(others("doctor").contains(&"طبيب".to_owned()));
        assert!(others("القدس").contains(&"jerusalem".to_owned()));
        assert!(others("Jerusalén").contains(&"القدس".to_owned()));
        assert!(others("بيت لحم").contains(&"bethlehem".to_owned()));
    }
}
