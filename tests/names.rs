//! Suggested names pass the rules of the pages on which they are suggested.

use registry::name::{arabic_script, has_letter, latin_script, letters};

#[test]
fn suggestions_pass_the_rules_of_names() {
    for name in
        ["محمّد", "أبو العيد", "آل-سعود", "ء", "عبد الله", "گوران", "ﻣﺤﻤﺪ", "شيئ", "لا", "Ahmad", "د.علي"]
    {
        let latin = names::to_latin(name);
        assert!(has_letter(&latin), "{name}");
        assert!(letters(&latin).is_ok() && latin_script(&latin).is_ok(), "{name}: {latin}");
    }
    for name in
        ["O", "O’Brien", "Núñez-Yarur", "Al Khatib Jr.", "Øst", "Łukasz", "Ataalah", "x", "Weiß", "محمد"]
    {
        let arabic = names::to_arabic(name);
        assert!(has_letter(&arabic), "{name}");
        assert!(letters(&arabic).is_ok() && arabic_script(&arabic).is_ok(), "{name}: {arabic}");
    }
}
