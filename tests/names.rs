//! Suggested names pass the rules of the pages on which they are suggested.

use registry::name::{arabic_script, has_letter, latin_script, letters};

#[test]
fn suggestions_pass_the_rules_of_names() {
    for name in
        ["محمّد", "أبو العيد", "آل-سعود", "ء", "عبد الله", "گوران", "ﻣﺤﻤﺪ", "شيئ", "لا", "Ahmad", "د.علي"]
    {
        for latin in names::Custom::ALL.into_iter().flat_map(|custom| names::latin_spellings(name, custom, 9))
        {
            assert!(has_letter(&latin), "{name}");
            assert!(letters(&latin).is_ok() && latin_script(&latin).is_ok(), "{name}: {latin}");
        }
    }
    for name in
        ["O", "O’Brien", "Núñez-Yarur", "Al Khatib Jr.", "Øst", "Łukasz", "Ataalah", "x", "Weiß", "محمد"]
    {
        for arabic in names::arabic_spellings(name, 9) {
            assert!(has_letter(&arabic), "{name}");
            assert!(letters(&arabic).is_ok() && arabic_script(&arabic).is_ok(), "{name}: {arabic}");
        }
    }
}
