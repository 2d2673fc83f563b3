//! The lexicon of known names.

use crate::part::parts;
use crate::{Lexicon, Name, part_similarity};

/// What a part is read as again that was written plainly: the same, for the names of the table in both scripts.
#[test]
fn a_plain_part_is_the_part() {
    let mut other = Vec::new();
    let latin = crate::table::rows()
        .iter()
        .flat_map(|row| crate::latin_spellings(row.arabic, crate::Custom::Spanish, 6));
    let arabic = crate::table::rows().iter().map(|row| row.arabic.to_owned());
    for name in latin.chain(arabic) {
        for part in parts(&name) {
            let plain = part.plain();
            let again = parts(&plain);
            if again.len() != 1 || again[0].base != part.base || again[0].prefix != part.prefix {
                other.push((name.clone(), plain));
            }
        }
    }
    assert!(other.is_empty(), "{other:?}");
}

/// The lexicon finds what comparing with every word finds.
#[test]
fn nothing_is_left_out() {
    let mut lexicon = Lexicon::default();
    let names: Vec<String> = crate::table::rows()
        .iter()
        .flat_map(|row| {
            crate::latin_spellings(row.arabic, crate::Custom::Spanish, 3)
                .into_iter()
                .chain([row.arabic.to_owned()])
        })
        .collect();
    for part in names.iter().flat_map(|name| parts(name)) {
        lexicon.insert(&part.plain());
    }
    for typed in ["Jalil", "Mohamad", "عبد الرحمن", "Abu Eid", "يوحنا", "Elkhatib", "Nasir"] {
        let typed = Name::new(typed);
        let typed = &typed.parts()[0];
        let mut found: Vec<u32> = lexicon.alike(typed, 0.5, 0).into_iter().map(|(word, _)| word).collect();
        found.sort_unstable();
        let all = 0..lexicon.len() as u32;
        let every: Vec<u32> =
            all.filter(|word| part_similarity(typed, lexicon.part(*word).unwrap()) >= 0.5).collect();
        assert_eq!(found, every);
        assert!(!found.is_empty());
    }
}

/// A word finds itself, also where its letters are rare beside each other.
#[test]
fn a_word_is_like_itself() {
    for name in ["Eesa", "Esau", "Shaw", "Saw", "Fau", "Catch", "ee"] {
        let mut lexicon = Lexicon::default();
        let part = parts(name).remove(0);
        let word = lexicon.insert(&part.plain()).unwrap();
        assert_eq!(lexicon.alike(&part, 0.4, 0), [(word, 1.0)], "{name}");
    }
}
