//! Arabic words in Latin script, by rules: consonants one by one, long vowels as written, short ones
//! guessed from where Arabic syllables may begin and end.

use crate::Custom;
use crate::fold::{self, arab};
use crate::table;
use crate::words::Script;

/// From Arabic to Latin script.
pub const SCRIPT: Script = Script { known: table::latin, particle, join, word };

/// The particles, folded.
const PARTICLES: [(&str, &str); 9] = [
    ("عبد", "Abdul"),
    ("ابو", "Abu"),
    ("ابي", "Abi"),
    ("ام", "Umm"),
    ("بن", "Bin"),
    ("ابن", "Ibn"),
    ("بنت", "Bint"),
    ("بني", "Bani"),
    ("ال", "Al"),
];

/// Those that French writes in another way.
const FRENCH: [(&str, &str); 5] =
    [("Abdul", "Abdel"), ("Abu", "Abou"), ("Umm", "Oum"), ("Bin", "Ben"), ("Bint", "Bent")];

fn particle(word: &str, _: &str, custom: Custom) -> Option<&'static str> {
    let word = fold::arabic(word);
    let latin = PARTICLES.iter().find(|(known, _)| *known == word).map(|(_, latin)| *latin)?;
    Some(by_custom(latin, custom))
}

fn by_custom(particle: &'static str, custom: Custom) -> &'static str {
    let french = FRENCH.iter().find(|(english, _)| *english == particle && custom == Custom::French);
    french.map_or(particle, |(_, french)| french)
}

fn join(particle: &str, next: &str) -> String {
    let bare =
        if matches!(particle, "Abdul" | "Abdel") { next.strip_prefix("Al-").unwrap_or(next) } else { next };
    format!("{particle} {bare}")
}

/// A word; articles and particles that are joined to it are parted from it.
fn word(word: &str, custom: Custom) -> String {
    if !word.chars().any(fold::is_arabic) {
        return word.to_owned();
    }
    for (joined, particle, mark) in
        [("عبدال", "Abdul", " "), ("ابو", "Abu", " "), ("أبو", "Abu", " "), ("ال", "Al", "-")]
    {
        if let Some(rest) = word.strip_prefix(joined).filter(|rest| rest.chars().count() >= 3) {
            let rest = table::latin(rest, custom).map_or_else(|| self::word(rest, custom), str::to_owned);
            return format!("{}{mark}{rest}", by_custom(particle, custom));
        }
    }
    if fold::arabic(word) == "الله" {
        return "Allah".into();
    }
    capital(&spell(&sounds(word, custom)))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Stands for ع and hamza until the word is spelt: Latin script leaves them out.
const AIN: char = 'ʿ';
/// The sign of a doubled consonant.
const SHADDA: char = '\u{0651}';

/// What a letter stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sound {
    Consonant(&'static str),
    Vowel(&'static str),
}

impl Sound {
    fn letters(&self) -> &'static str {
        let (Consonant(letters) | Vowel(letters)) = self;
        letters
    }
}

use Sound::{Consonant, Vowel};

fn consonant(c: char, custom: Custom) -> Option<&'static str> {
    let by = |spelt: [&'static str; 4]| spelt[custom as usize];
    Some(match c {
        'ب' => "b",
        'ت' | 'ط' => "t",
        'ث' => by(["th", "th", "t", "th"]),
        'ج' => by(["j", "j", "y", "dsch"]),
        'ح' | 'ه' => "h",
        'خ' => by(["kh", "kh", "j", "ch"]),
        'د' | 'ض' => "d",
        'ذ' => by(["th", "dh", "d", "dh"]),
        'ر' => "r",
        'ز' | 'ظ' => "z",
        'س' | 'ص' => "s",
        'ش' => by(["sh", "ch", "ch", "sch"]),
        'ع' | 'ء' | 'ئ' => "ʿ",
        'غ' => by(["gh", "gh", "g", "gh"]),
        'ف' => "f",
        'ق' => by(["q", "k", "k", "k"]),
        'ك' => "k",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        _ => return None,
    })
}

/// The sounds of `word`. و and ي are consonants at the beginning and beside a vowel, else vowels.
fn sounds(word: &str, custom: Custom) -> Vec<Sound> {
    let letters: Vec<char> = word.chars().map(arab).collect();
    let mut sounds: Vec<Sound> = Vec::with_capacity(letters.len());
    for (at, &c) in letters.iter().enumerate() {
        let next = letters.get(at + 1).copied();
        let glides = sounds.is_empty()
            || next.is_some() && matches!(sounds.last(), Some(Vowel(_)))
            || matches!(next, Some('ا' | 'ى' | 'ة' | 'آ' | SHADDA));
        let sound = match c {
            'ا' | 'أ' | 'ى' | 'آ' | '\u{064E}' | '\u{0670}' => Vowel("a"),
            'إ' | '\u{0650}' => Vowel("i"),
            'ؤ' | '\u{064F}' => Vowel("u"),
            'ة' if sounds.last() == Some(&Vowel("a")) => Consonant("h"),
            'ة' => Vowel("a"),
            'و' if glides => Consonant("w"),
            'و' if matches!(custom, Custom::Spanish | Custom::German) => Vowel("u"),
            'و' => Vowel("ou"),
            'ي' if glides => Consonant(if custom == Custom::German { "j" } else { "y" }),
            'ي' => Vowel("i"),
            SHADDA => {
                // A vowel sign stands before it.
                let doubled = sounds.iter().rposition(|sound| matches!(sound, Consonant(_)));
                if let Some(place) = doubled.filter(|place| sounds[*place].letters().len() == 1) {
                    sounds.insert(place, sounds[place]);
                }
                continue;
            }
            c => match consonant(c, custom) {
                Some(letter) => Consonant(letter),
                None => continue,
            },
        };
        // A vowel sign beside the letter that writes the same vowel says it once.
        if matches!(sound, Consonant(_)) || sounds.last() != Some(&sound) {
            sounds.push(sound);
        }
    }
    sounds
}

/// Writes `sounds`, with short vowels where no syllable could do without.
fn spell(sounds: &[Sound]) -> String {
    let mut text = String::new();
    let mut rest = sounds;
    while !rest.is_empty() {
        let run = rest.iter().take_while(|sound| matches!(sound, Consonant(_))).count();
        let consonants: Vec<&str> = rest[..run].iter().map(Sound::letters).collect();
        push_run(&mut text, &consonants, rest.len() > run);
        if let Some(vowel) = rest.get(run) {
            text.push_str(vowel.letters());
        }
        rest = rest.get(run + 1..).unwrap_or_default();
    }
    // ع is not written, but after an "a" that ends its syllable that is heard: Jaafar, Shaaban.
    let letters: Vec<char> = text.chars().collect();
    let heard = |at: usize| letters.get(at + 1).is_some_and(|next| !"aiou".contains(*next));
    let spelt: String = letters
        .iter()
        .enumerate()
        .filter_map(|(at, &c)| match c {
            AIN if at > 0 && letters[at - 1] == 'a' && heard(at) => Some('a'),
            AIN => None,
            c => Some(c),
        })
        .collect();
    if spelt.is_empty() { "a".into() } else { spelt }
}

/// Writes consonants with no written vowel between them. A syllable is consonant, vowel and perhaps one
/// more consonant: what stands before a written vowel begins its syllable, what stands after one may end
/// it, and a word ends in a closed syllable.
fn push_run(text: &mut String, run: &[&str], before_vowel: bool) {
    let (after_vowel, after_a) = (!text.is_empty(), text.ends_with('a'));
    let last = match run.len() {
        0 => return,
        1 if !before_vowel => 1,
        count => count - if before_vowel { 1 } else { 2 },
    };
    let first = usize::from(after_vowel && last > 0);
    text.extend(run[..first].iter().copied());
    for syllable in run[first..last].chunks(2) {
        text.push_str(syllable[0]);
        text.push('a');
        text.extend(syllable.get(1).copied());
    }
    match &run[last..] {
        // Khaled, Naser.
        [onset, coda] => text.extend([*onset, if first == 0 && after_a { "e" } else { "a" }, *coda]),
        rest => text.extend(rest.iter().copied()),
    }
}
