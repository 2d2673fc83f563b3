//! A name word by word: what the table knows as one, particles with the word after them, the rest by
//! rules.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::Custom;
use crate::fold::is_apostrophe;

/// Most words that the table has as one name.
const LONGEST: usize = 3;

/// How names of one script become names of the other.
pub struct Script {
    /// What the table knows.
    pub known: fn(&str, Custom) -> Option<&'static str>,
    /// What becomes of a word that only says something of the next one: of `word` before `next`.
    pub particle: fn(word: &str, next: &str, Custom) -> Option<&'static str>,
    /// A particle before what became of the next word.
    pub join: fn(particle: &str, next: &str) -> String,
    /// A word by rules.
    pub word: fn(&str, Custom) -> String,
}

/// `text` in the other script, by `custom`.
pub fn suggest(text: &str, script: &Script, custom: Custom) -> String {
    let text: String = text.nfkc().filter(|c| *c != 'ـ').collect();
    let words: Vec<&str> = text
        .split(|c: char| !(is_letter(c) || is_combining_mark(c) || is_apostrophe(c)))
        .filter(|word| word.chars().any(is_letter))
        .collect();
    let suggested = each(&words, script, custom);
    suggested.iter().map(String::as_str).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn each(words: &[&str], script: &Script, custom: Custom) -> Vec<String> {
    let [word, rest @ ..] = words else { return Vec::new() };
    let particle = rest.first().and_then(|next| (script.particle)(word, next, custom));
    let shortest = if particle.is_some() { 2 } else { 1 };
    for count in (shortest..=LONGEST.min(words.len())).rev() {
        if let Some(name) = (script.known)(&words[..count].concat(), custom) {
            return [vec![name.to_owned()], each(&words[count..], script, custom)].concat();
        }
    }
    let mut suggested = each(rest, script, custom);
    match (particle, suggested.first_mut()) {
        (Some(particle), Some(next)) => *next = (script.join)(particle, next),
        _ => suggested.insert(0, (script.word)(word, custom)),
    }
    suggested
}

/// Unicode counts Arabic vowel signs as alphabetic, too.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !is_combining_mark(c)
}
