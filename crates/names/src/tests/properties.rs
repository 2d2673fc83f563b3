//! What holds of any text.

use crate::{Custom, Name, arabic_spellings, compare, latin_spellings, part_similarity, rarity, similarity};

/// Numbers in no order, always the same ones.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn letters(&mut self, of: &[char], most: usize) -> String {
        (0..self.roll(most + 1)).map(|_| of[self.roll(of.len())]).collect()
    }
}

/// Letters of names, and what is written between and around them.
fn alphabets() -> [Vec<char>; 4] {
    let arabic = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئ  الالعبدابو".chars().collect();
    let latin = "abcdefghijklmnopqrstuvwxyz  aeiouálABDU-'".chars().collect();
    let both = "محمدعبد الله Abd al-Rahman ابو ٱلـگچپژۀﷲﷺﻻ".chars().collect();
    let any = (0..0x1_0000)
        .step_by(37)
        .filter_map(char::from_u32)
        .chain("\u{202E}\u{200F}\u{0}ßŐİ🇵🇸👩‍👩‍👧".chars())
        .collect();
    [arabic, latin, both, any]
}

#[test]
fn similarity_is_symmetric_one_for_itself_and_never_outside() {
    let mut dice = Dice(7);
    for alphabet in alphabets() {
        let names: Vec<Name> = (0..100).map(|_| Name::new(&dice.letters(&alphabet, 30))).collect();
        for one in &names {
            let own = similarity(one, one);
            assert!(if one.parts().is_empty() { own == 0.0 } else { own == 1.0 }, "{one:?}: {own}");
            for other in &names {
                let score = similarity(one, other);
                assert!((0.0..=1.0).contains(&score), "{one:?} {other:?}: {score}");
                assert!((score - similarity(other, one)).abs() < 1e-5, "{one:?} {other:?}: {score}");
                let compared = compare(one, other);
                assert_eq!(compared.score, score);
                for met in compared.met {
                    assert!(met.score > 0.0 && met.score <= 1.0);
                    assert!(met.left.end <= one.parts().len() && met.right.end <= other.parts().len());
                }
            }
        }
    }
}

#[test]
fn any_text_has_parts_keys_and_suggestions() {
    let mut dice = Dice(11);
    for alphabet in alphabets() {
        for _ in 0..2000 {
            let text = dice.letters(&alphabet, 60);
            let name = Name::new(&text);
            for part in name.parts() {
                assert!(!part.text.is_empty() && !part.base.folded.is_empty(), "{text:?}: {part:?}");
                let keys = part.keys();
                assert!(
                    !keys.sounds.is_empty() && keys.sounds.len() <= 16 && keys.near.len() <= 150,
                    "{text:?}"
                );
                assert_eq!(part_similarity(part, part), 1.0, "{text:?}");
                assert!((2.0..20.0).contains(&rarity(part)), "{text:?}");
            }
            for custom in Custom::ALL {
                assert!(latin_spellings(&text, custom, 5).len() <= 5);
            }
        }
    }
}

/// What is suggested for any text: each once, no more than asked for.
#[test]
fn any_text_has_suggestions() {
    let mut dice = Dice(17);
    for alphabet in alphabets() {
        for _ in 0..60 {
            let text = dice.letters(&alphabet, 20);
            let spellings = arabic_spellings(&text, 4);
            let each_once: std::collections::BTreeSet<&String> = spellings.iter().collect();
            assert!(spellings.len() <= 4 && each_once.len() == spellings.len(), "{text:?}");
        }
    }
}

/// The same letters are the same name, however they are decomposed, in capitals, or between blanks.
#[test]
fn spelling_of_letters_does_not_matter() {
    use unicode_normalization::UnicodeNormalization;
    let mut dice = Dice(13);
    for alphabet in &alphabets()[..2] {
        for _ in 0..1000 {
            let text = dice.letters(alphabet, 30);
            let bases = |text: &str| -> Vec<String> {
                Name::new(text).parts().iter().map(|part| part.base.folded.clone()).collect()
            };
            let expected = bases(&text);
            for other in [
                text.nfd().collect(),
                text.nfc().collect(),
                text.to_uppercase(),
                format!("  {text}\u{200F} "),
            ] {
                assert_eq!(bases(&other), expected, "{text:?} {other:?}");
            }
        }
    }
}

/// A text a hundred times as long takes no more than some hundred times as long to be read: nothing of what is done
/// grows faster than the text.
#[test]
fn long_texts_are_read_in_a_line() {
    for word in ["محمد ", "Mohammad ", "عبدالرحمن", "Abdul", "al-", "a"] {
        let text = word.repeat(20_000);
        let name = Name::new(&text);
        assert!(name.parts().len() <= 12);
        assert!(similarity(&name, &name) == 1.0 || name.parts().is_empty());
    }
}
