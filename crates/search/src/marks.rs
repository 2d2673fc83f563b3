//! Where in a text what was found stands, so that a page can mark it.

use std::ops::Range;

use names::fold;

/// The places in `text`, in bytes, of the parts of names that are plainly written as one of `plain`.
pub fn marks(text: &str, plain: &[String]) -> Vec<Range<usize>> {
    let words = words(text);
    let folded: Vec<String> = words.iter().map(|at| folded(&text[at.clone()])).collect();
    let mut marks: Vec<Range<usize>> = Vec::new();
    for part in plain {
        let part: Vec<&str> = part.split(' ').collect();
        for first in 0..folded.len().saturating_sub(part.len() - 1) {
            let is_here = part.iter().zip(&folded[first..]).all(|(own, here)| own == here);
            let at = words[first].start..words[first + part.len() - 1].end;
            if is_here && marks.iter().all(|other| other.end <= at.start || at.end <= other.start) {
                marks.push(at);
                break;
            }
        }
    }
    marks.sort_by_key(|mark| mark.start);
    marks
}

/// A word as [`names::Part::plain`] has it.
fn folded(word: &str) -> String {
    let arabic = fold::arabic(word);
    if arabic.is_empty() { fold::sounds(word) } else { arabic }
}

/// The places of the words of `text`: letters with their marks, and apostrophes within.
fn words(text: &str) -> Vec<Range<usize>> {
    let is_of_word = |c: char| {
        c.is_alphabetic()
            || unicode_normalization::char::is_combining_mark(c)
            || fold::is_apostrophe(c)
            // Tatweel stretches a word.
            || c == '\u{0640}'
    };
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| is_of_word(*c)) {
        match words.last_mut() {
            Some(word) if word.end == at => word.end += c.len_utf8(),
            _ => words.push(at..at + c.len_utf8()),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_marked_where_they_stand() {
        let marked = |text: &str, plain: &[&str]| {
            let plain: Vec<String> = plain.iter().map(|one| (*one).to_owned()).collect();
            marks(text, &plain).into_iter().map(|at| text[at].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(marked("مُحَمَّد عبد الرحمن الخطيب", &["عبد الرحمن", "محمد"]), ["مُحَمَّد", "عبد الرحمن"]);
        assert_eq!(marked("José El-Khatib Núñez", &["el khatib", "nunez"]), ["El-Khatib", "Núñez"]);
        assert_eq!(marked("محمد محمد", &["محمد", "محمد"]), ["محمد", "محمد"], "each once");
        assert!(marked("محمد", &["احمد"]).is_empty());
        assert!(marked("", &["احمد"]).is_empty());
    }
}
