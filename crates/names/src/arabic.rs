//! Latin words in Arabic, by rules: the longest groups of letters first, then what their place says of
//! the vowels. Arabic writes the long ones only.

use crate::fold;
use crate::table;
use crate::words::Script;

/// From Latin script to Arabic.
pub const SCRIPT: Script = Script {
    known: |text, _| table::arabic(text),
    particle: |word, next, _| particle(word, next),
    join,
    word: |text, _| word(text),
};

/// The particles, folded.
const PARTICLES: &[(&str, &str)] = &[
    ("al", "ال"),
    ("el", "ال"),
    ("abd", "عبد"),
    ("abed", "عبد"),
    ("abdul", "عبد ال"),
    ("abdel", "عبد ال"),
    ("abu", "أبو"),
    ("abou", "أبو"),
    ("abi", "أبي"),
    ("um", "أم"),
    ("umm", "أم"),
    ("bin", "بن"),
    ("ben", "بن"),
    ("ibn", "ابن"),
    ("bint", "بنت"),
    ("bani", "بني"),
];

fn particle(word: &str, next: &str) -> Option<&'static str> {
    let (word, next) = (fold::latin(word), fold::latin(next));
    // Ar-Rashid, Ash-Sharif: the article as it is heard.
    let heard = word.strip_prefix('a').filter(|rest| !rest.is_empty() && next.starts_with(rest));
    if heard.is_some_and(|letters| ["d", "dh", "n", "r", "s", "sh", "t", "th", "z"].contains(&letters)) {
        return Some("ال");
    }
    PARTICLES.iter().find(|(known, _)| *known == word).map(|(_, arabic)| *arabic)
}

fn join(particle: &str, next: &str) -> String {
    if !particle.ends_with("ال") {
        return format!("{particle} {next}");
    }
    let has_article = next.starts_with("ال");
    if has_article {
        format!("{}{next}", particle.trim_end_matches("ال"))
    } else {
        format!("{particle}{next}")
    }
}

/// A word; particles that are joined to it are parted from it.
fn word(word: &str) -> String {
    let arabic: String = word.chars().filter(|c| fold::is_arabic(*c)).collect();
    if !arabic.is_empty() {
        return arabic;
    }
    let word = fold::latin(word);
    for (joined, particle) in [("abdul", "عبد ال"), ("abdel", "عبد ال"), ("abu", "أبو"), ("abou", "أبو")]
    {
        if let Some(rest) = word.strip_prefix(joined).filter(|rest| rest.len() >= 3) {
            let rest = table::arabic(rest).map_or_else(|| spell(rest), str::to_owned);
            return join(particle, &rest);
        }
    }
    spell(&word)
}

/// Groups of letters and what they stand for; longer ones before those they begin with.
const CONSONANTS: &[(&str, &str)] = &[
    ("dsch", "ج"),
    ("tsch", "تش"),
    ("sch", "ش"),
    ("tch", "تش"),
    ("ch", "ش"),
    ("sh", "ش"),
    ("kh", "خ"),
    ("gh", "غ"),
    ("th", "ث"),
    ("dh", "ذ"),
    ("ph", "ف"),
    ("dj", "ج"),
    ("ck", "ك"),
    ("qu", "ك"),
    ("b", "ب"),
    ("c", "ك"),
    ("d", "د"),
    ("f", "ف"),
    ("g", "ج"),
    ("h", "ح"),
    ("j", "ج"),
    ("k", "ك"),
    ("l", "ل"),
    ("m", "م"),
    ("n", "ن"),
    ("p", "ب"),
    ("q", "ق"),
    ("r", "ر"),
    ("s", "س"),
    ("t", "ت"),
    ("v", "ف"),
    ("w", "و"),
    ("x", "كس"),
    ("z", "ز"),
];

/// Vowels that are long wherever they stand.
const LONG: &[(&str, &str)] = &[
    ("aoui", "اوي"),
    ("awi", "اوي"),
    ("aa", "ع"),
    ("ai", "ي"),
    ("ay", "ي"),
    ("ei", "ي"),
    ("ey", "ي"),
    ("ee", "ي"),
    ("ou", "و"),
    ("oo", "و"),
    ("au", "و"),
    ("aw", "و"),
    ("ow", "و"),
];

/// What a group of letters stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sound {
    Consonant(&'static str),
    /// A consonant written twice.
    Double(&'static str),
    Long(&'static str),
    /// A vowel letter that may be long or short: a, e, i, o or u.
    Vowel(char),
}

use Sound::{Consonant, Double, Long, Vowel};

fn sounds(word: &str) -> Vec<Sound> {
    let mut sounds = Vec::with_capacity(word.len());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let begins = |(letters, _): &&(&str, &str)| rest.starts_with(letters);
        let (sound, length) = if let Some((letters, arabic)) = CONSONANTS.iter().find(begins) {
            let after = &rest[letters.len()..];
            match *letters {
                "c" if after.starts_with(['e', 'i']) => (Consonant("س"), 1),
                letters if after.starts_with(letters) => (Double(arabic), 2 * letters.len()),
                letters => (Consonant(arabic), letters.len()),
            }
        } else if let Some((letters, arabic)) = LONG.iter().find(begins) {
            (Long(arabic), letters.len())
        } else if c == 'y' && rest.len() > 1 {
            (Consonant("ي"), 1)
        } else {
            (Vowel(if c == 'y' { 'i' } else { c }), 1)
        };
        sounds.push(sound);
        rest = &rest[length..];
    }
    sounds
}

fn spell(word: &str) -> String {
    // Odeh, Salamah: the ending of women's names and of many families'.
    let (word, ending) = match word.strip_suffix("ah").or(word.strip_suffix("eh")) {
        Some(stem) if !stem.is_empty() => (stem, "ة"),
        _ => (word, ""),
    };
    let sounds = sounds(word);
    // Names that are not Arabic are written with all their vowels.
    let foreign = word.contains(['p', 'v', 'x'])
        || ["ce", "ci"].iter().any(|soft| word.contains(soft))
        || word.ends_with('o');
    let mut text = String::new();
    for (at, sound) in sounds.iter().enumerate() {
        match *sound {
            Consonant(letters) | Double(letters) => text.push_str(letters),
            Long(letters) if at == 0 => text.extend(["أ", letters]),
            Long(letters) => text.push_str(letters),
            Vowel(vowel) => text.push_str(match (vowel, at, sounds.len() - at) {
                ('a', 0, _) => "أ",
                ('e' | 'i', 0, _) => "إ",
                ('o' | 'u', 0, _) => "أ",
                ('a', _, 1) if foreign => "ا",
                ('a', _, 1) => "ة",
                ('e', _, 1) => "ة",
                ('i', _, 1) => "ي",
                ('o' | 'u', _, 1) => "و",
                _ if foreign || is_long(&sounds, at) => match vowel {
                    'a' => "ا",
                    'e' | 'i' => "ي",
                    _ => "و",
                },
                _ => "",
            }),
        }
    }
    text + ending
}

/// Whether the vowel in the middle of a word at `at` is long in Arabic, as far as its neighbours tell.
fn is_long(sounds: &[Sound], at: usize) -> bool {
    let vowels = |part: &[Sound]| part.iter().filter(|sound| matches!(sound, Vowel(_) | Long(_))).count();
    let (before, after) = (vowels(&sounds[..at]), vowels(&sounds[at + 1..]));
    let closed = matches!(sounds.get(at + 1), Some(Double(_)))
        || matches!(sounds.get(at + 1..at + 3), Some([Consonant(_), Consonant(_) | Double(_)]));
    match (sounds[at], after) {
        _ if closed => false,
        (Vowel('a'), 0) => before > 0,
        // Khaled, Hani.
        (Vowel('a'), 1) => {
            matches!(sounds.get(at + 2), Some(Vowel('e'))) || matches!(sounds[at + 2..], [Vowel('i')])
        }
        (Vowel('e'), _) => false,
        (_, 0) => true,
        // Ziad.
        (Vowel('i'), _) if matches!(sounds[at + 1], Vowel(_)) => true,
        // Fatiha, Masuda.
        (Vowel('i' | 'o' | 'u'), 1) => matches!(sounds[at + 2..], [Vowel('a')]),
        _ => false,
    }
}
