//! Which characters a name may have.

use validator::ValidationError;

/// Longest part of a name, in characters.
pub const LONGEST: u64 = 60;

/// Only letters and the signs that names have: spaces, hyphens, apostrophes, full stops.
pub fn letters(text: &str) -> Result<(), ValidationError> {
    let known = |c: char| c.is_alphabetic() || is_mark(c) || " -‐–'’‘ʼʻʿʾ`´.،".contains(c);
    if text.chars().all(known) { Ok(()) } else { Err(ValidationError::new("letters")) }
}

/// No Latin letters: the name in Arabic script.
pub fn arabic_script(text: &str) -> Result<(), ValidationError> {
    if text.chars().any(|c| c.is_alphabetic() && !is_arabic(c)) {
        Err(ValidationError::new("script"))
    } else {
        Ok(())
    }
}

/// No Arabic letters: the name in Latin script.
pub fn latin_script(text: &str) -> Result<(), ValidationError> {
    if text.chars().any(is_arabic) { Err(ValidationError::new("script")) } else { Ok(()) }
}

/// Whether `text` has a letter at all; marks and signs alone are no name.
pub fn has_letter(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{08A0}'..='\u{08FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Arabic vowel signs and combining accents, which are not letters to Unicode.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0300}'..='\u{036F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_real_people_pass() {
        for name in ["و", "محمّد", "أبو العيد", "آل-سعود", "ء"] {
            assert!(letters(name).is_ok() && arabic_script(name).is_ok(), "{name}");
        }
        for name in ["O", "O’Brien", "Núñez-Yarur", "D'Angelo", "Al Khatib Jr.", "Øst", "Łukasz"] {
            assert!(letters(name).is_ok() && latin_script(name).is_ok(), "{name}");
        }
        for name in ["<b>", "a@b", "R2", "=1+1", "نعم؟", "☺"] {
            assert!(letters(name).is_err(), "{name}");
        }
        assert!(arabic_script("Ahmad").is_err() && latin_script("أحمد").is_err());
        assert!(has_letter("و") && !has_letter("- '"));
    }
}
