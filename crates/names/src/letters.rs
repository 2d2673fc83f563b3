//! The letters that the model tells apart. An Arabic word is a sequence of letters; a Latin word is a sequence of letters
//! and of groups that stand for one sound. Where a weak letter stands matters: the alif that carries a first vowel is
//! another than the one within, and ة is always last.

use std::sync::LazyLock;

use crate::model::Kind;
use crate::part::Script;

/// Most letters of a word that are looked at; what follows is cut off.
pub const LONGEST: usize = 24;

/// Letters of one script.
#[derive(Debug)]
pub struct Alphabet {
    /// Which.
    pub script: Script,
    /// Those that are the same wherever they stand.
    firm: &'static [&'static str],
    /// Those of which there are three each: first, within and last in a word.
    weak: &'static [&'static str],
}

/// Arabic, folded: without hamza, ة as ه, ى as ي. Two letters are one where Latin script writes what may be one: the t and
/// h of Fathi are no ث, and ع with its alif is one a.
pub const ARABIC: Alphabet = Alphabet {
    script: Script::Arabic,
    firm: &[
        "ب", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر", "ز", "س", "ش", "ص", "ض", "ط", "ظ", "غ", "ف", "ق", "ك",
        "ل", "م", "ن", "تح", "ته", "سح", "سه", "دح", "ده",
    ],
    weak: &["ا", "ع", "ه", "و", "ي", "عا", "يا", "وا"],
};

/// Latin, folded: small letters without accents. `ci` and `gi` are c and g before e, i and y.
pub const LATIN: Alphabet = Alphabet {
    script: Script::Latin,
    firm: &[
        "b", "c", "ci", "d", "f", "g", "gi", "j", "k", "l", "m", "n", "p", "q", "r", "s", "t", "v", "w", "x",
        "z", "sh", "ch", "kh", "gh", "th", "dh", "dj", "tch",
    ],
    weak: &["a", "e", "i", "o", "u", "y", "h", "ou", "ee", "aa", "ai", "au", "ia"],
};

impl Alphabet {
    /// How many numbers there are.
    pub const fn count(&self) -> usize {
        self.firm.len() + 3 * self.weak.len()
    }

    /// What is written for `number`: a weak letter with `^` before it where it is the first of its word, with `$` behind it
    /// where it is the last.
    pub fn sign(&self, number: usize) -> String {
        match number.checked_sub(self.firm.len()) {
            None => self.firm[number].to_owned(),
            Some(weak) => match (self.weak[weak / 3], weak % 3) {
                (letter, 0) => format!("^{letter}"),
                (letter, 1) => letter.to_owned(),
                (letter, _) => format!("{letter}$"),
            },
        }
    }

    /// The number of what [`Alphabet::sign`] writes.
    pub fn number(&self, sign: &str) -> Option<usize> {
        (0..self.count()).find(|number| self.sign(*number) == sign)
    }

    /// The number of `letter`, where weak ones stand within a word.
    const fn plain(&self, letter: &str) -> u8 {
        let mut at = 0;
        while at < self.firm.len() {
            if is_same(self.firm[at], letter) {
                return at as u8;
            }
            at += 1;
        }
        let mut weak = 0;
        while weak < self.weak.len() {
            if is_same(self.weak[weak], letter) {
                return (self.firm.len() + 3 * weak + 1) as u8;
            }
            weak += 1;
        }
        panic!("no letter of this alphabet")
    }

    /// The same, with the place that it has.
    fn placed(&self, number: u8, is_first: bool, is_last: bool) -> u8 {
        let is_weak = usize::from(number) >= self.firm.len();
        match (is_weak, is_first, is_last) {
            (true, true, _) => number - 1,
            (true, false, true) => number + 1,
            _ => number,
        }
    }

    /// What `number` is to the letters after it; none where there is no such letter.
    pub fn kind(&self, number: usize) -> Kind {
        let Some(weak) = number.checked_sub(self.firm.len()) else { return Kind::Consonant };
        match self.weak.get(weak / 3) {
            None => Kind::None,
            Some(&"h" | &"ه" | &"ع") => Kind::Consonant,
            // Before another letter y is a consonant.
            Some(&"y") if weak % 3 != 2 => Kind::Consonant,
            Some(_) => Kind::Vowel,
        }
    }

    /// Classes of consonants: those that every spelling of `number` has, and those that some have. The classes are b, f, t,
    /// s, k, r, l, m, n.
    pub(crate) fn classes(&self, number: u8) -> (u16, u16) {
        const B: u16 = 1;
        const F: u16 = 2;
        const T: u16 = 4;
        const S: u16 = 8;
        const K: u16 = 16;
        const R: u16 = 32;
        const L: u16 = 64;
        const M: u16 = 128;
        const N: u16 = 256;
        match self.firm.get(usize::from(number)) {
            None => (0, 0),
            Some(sign) => match *sign {
                "ب" | "b" | "p" => (B, F),
                "ف" | "f" => (F, B),
                "v" => (0, F | B),
                "ت" | "ط" | "t" | "د" | "d" | "تح" | "ته" | "دح" | "ده" => (T, S),
                "ث" | "ذ" | "ض" | "ظ" | "th" | "dh" => (0, T | S),
                "س" | "ص" | "ز" | "s" | "z" | "sh" | "سح" | "سه" => (S, T),
                "ش" => (S, K),
                "ج" | "j" | "dj" | "gi" | "x" | "c" | "ci" | "ch" | "tch" => (0, K | S | T),
                "ق" | "ك" | "خ" | "k" | "q" | "kh" | "g" => (K, 0),
                "غ" | "gh" => (0, K | R),
                "ر" | "r" => (R, 0),
                "ل" | "l" => (L, 0),
                "م" | "m" => (M, N),
                "ن" | "n" => (N, M),
                _ => (0, 0),
            },
        }
    }

    /// As which classes of consonants `number` is heard, by one custom or another; none for what may be left out. The classes
    /// are b, f, t, s, k, r, l, m, n.
    pub(crate) fn heard(&self, number: u8) -> &'static [&'static str] {
        let sign = match usize::from(number).checked_sub(self.firm.len()) {
            None => self.firm[usize::from(number)],
            // The last of a word is a vowel.
            Some(weak) if weak % 3 == 2 => return &[],
            Some(weak) => self.weak[weak / 3],
        };
        match sign {
            "ب" | "b" | "p" => &["b"],
            "ف" | "f" => &["f"],
            "v" => &["f", "b"],
            "ت" | "ط" | "د" | "t" | "d" | "تح" | "ته" | "دح" | "ده" => &["t"],
            "ث" | "ذ" | "ض" | "ظ" | "th" | "dh" => &["t", "s"],
            "س" | "ص" | "ز" | "ش" | "s" | "z" | "sh" | "سح" | "سه" => &["s"],
            "ج" | "ق" | "ك" | "خ" | "غ" | "k" | "q" | "kh" | "g" | "gh" | "gi" | "dj" => &["k"],
            "ch" | "tch" | "c" | "ci" | "x" => &["k", "s"],
            // Yuma is جمعة in Spanish, Jusuf is يوسف in German.
            "j" => &["k", ""],
            "y" => &["", "k"],
            "ر" | "r" => &["r"],
            "ل" | "l" => &["l"],
            "م" | "m" => &["m"],
            "ن" | "n" => &["n"],
            _ => &[],
        }
    }

    /// Whether `number` is a weak letter.
    pub fn is_weak(&self, number: usize) -> bool {
        number >= self.firm.len()
    }
}

const fn is_same(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    if left.len() != right.len() {
        return false;
    }
    let mut at = 0;
    while at < left.len() {
        if left[at] != right[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// A word as numbers of letters.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Letters {
    numbers: [u8; LONGEST],
    count: u8,
}

impl Letters {
    /// `plain` numbers with their places.
    fn new(alphabet: &Alphabet, plain: impl Iterator<Item = u8>) -> Self {
        let mut letters = Self { numbers: [0; LONGEST], count: 0 };
        for number in plain.take(LONGEST) {
            letters.numbers[usize::from(letters.count)] = number;
            letters.count += 1;
        }
        let last = usize::from(letters.count).saturating_sub(1);
        for at in 0..usize::from(letters.count) {
            letters.numbers[at] = alphabet.placed(letters.numbers[at], at == 0, at == last);
        }
        letters
    }

    /// The numbers.
    pub fn as_slice(&self) -> &[u8] {
        &self.numbers[..usize::from(self.count)]
    }

    /// Of a folded Arabic word.
    pub fn arabic(folded: &str) -> Self {
        let mut letters = folded.chars();
        let grouped = std::iter::from_fn(move || {
            loop {
                let first = letters.next()?;
                let mut after = letters.clone();
                let second = after.next();
                // ة at the end is no h: Odeh is no دh.
                let is_end = second == Some('ه') && after.as_str().is_empty();
                if let Some(number) = second.filter(|_| !is_end).and_then(|second| of_two(first, second)) {
                    letters = after;
                    return Some(number);
                }
                if let Some(number) = of_arabic(first) {
                    return Some(number);
                }
            }
        });
        Self::new(&ARABIC, grouped)
    }

    /// Of a folded Latin word.
    pub fn latin(folded: &str) -> Self {
        let mut rest = folded.as_bytes();
        let mut before = 0;
        let plain = std::iter::from_fn(move || {
            loop {
                let (number, length) = group(rest)?;
                let is_doubled = rest[0] == before && length == 1;
                before = if length == 1 { rest[0] } else { 0 };
                rest = &rest[length..];
                // A consonant written twice is one.
                if !is_doubled || LATIN.is_weak(usize::from(number)) {
                    return Some(number);
                }
            }
        });
        Self::new(&LATIN, plain)
    }
}

impl std::fmt::Debug for Letters {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.as_slice().fmt(to)
    }
}

/// The number of an Arabic letter; none for what the fold should have taken away.
const fn of_arabic(letter: char) -> Option<u8> {
    Some(match letter {
        'ا' => ARABIC.plain("ا"),
        'ب' => ARABIC.plain("ب"),
        'ت' => ARABIC.plain("ت"),
        'ث' => ARABIC.plain("ث"),
        'ج' => ARABIC.plain("ج"),
        'ح' => ARABIC.plain("ح"),
        'خ' => ARABIC.plain("خ"),
        'د' => ARABIC.plain("د"),
        'ذ' => ARABIC.plain("ذ"),
        'ر' => ARABIC.plain("ر"),
        'ز' => ARABIC.plain("ز"),
        'س' => ARABIC.plain("س"),
        'ش' => ARABIC.plain("ش"),
        'ص' => ARABIC.plain("ص"),
        'ض' => ARABIC.plain("ض"),
        'ط' => ARABIC.plain("ط"),
        'ظ' => ARABIC.plain("ظ"),
        'ع' => ARABIC.plain("ع"),
        'غ' => ARABIC.plain("غ"),
        'ف' => ARABIC.plain("ف"),
        'ق' => ARABIC.plain("ق"),
        'ك' => ARABIC.plain("ك"),
        'ل' => ARABIC.plain("ل"),
        'م' => ARABIC.plain("م"),
        'ن' => ARABIC.plain("ن"),
        'ه' => ARABIC.plain("ه"),
        'و' => ARABIC.plain("و"),
        'ي' => ARABIC.plain("ي"),
        _ => return None,
    })
}

/// The number of two Arabic letters that are one.
const fn of_two(first: char, second: char) -> Option<u8> {
    Some(match (first, second) {
        ('ع', 'ا') => ARABIC.plain("عا"),
        ('ي', 'ا') => ARABIC.plain("يا"),
        ('و', 'ا') => ARABIC.plain("وا"),
        ('ت', 'ح') => ARABIC.plain("تح"),
        ('ت', 'ه') => ARABIC.plain("ته"),
        ('س', 'ح') => ARABIC.plain("سح"),
        ('س', 'ه') => ARABIC.plain("سه"),
        ('د', 'ح') => ARABIC.plain("دح"),
        ('د', 'ه') => ARABIC.plain("ده"),
        _ => return None,
    })
}

/// Groups of Latin letters and what they are, the longest first; then single letters.
const GROUPS: [(&[u8], u8); 60] = [
    (b"dsch", LATIN.plain("dj")),
    (b"tsch", LATIN.plain("tch")),
    (b"sch", LATIN.plain("sh")),
    (b"tch", LATIN.plain("tch")),
    (b"tsh", LATIN.plain("tch")),
    (b"dzh", LATIN.plain("dj")),
    (b"sh", LATIN.plain("sh")),
    (b"ch", LATIN.plain("ch")),
    (b"kh", LATIN.plain("kh")),
    (b"gh", LATIN.plain("gh")),
    (b"th", LATIN.plain("th")),
    (b"dh", LATIN.plain("dh")),
    (b"dj", LATIN.plain("dj")),
    (b"ph", LATIN.plain("f")),
    (b"ck", LATIN.plain("k")),
    (b"qu", LATIN.plain("q")),
    (b"ou", LATIN.plain("ou")),
    (b"oo", LATIN.plain("ou")),
    (b"ee", LATIN.plain("ee")),
    (b"aa", LATIN.plain("aa")),
    (b"ai", LATIN.plain("ai")),
    (b"ay", LATIN.plain("ai")),
    (b"ei", LATIN.plain("ai")),
    (b"ey", LATIN.plain("ai")),
    (b"au", LATIN.plain("au")),
    (b"aw", LATIN.plain("au")),
    (b"ow", LATIN.plain("au")),
    (b"ia", LATIN.plain("ia")),
    (b"ce", LATIN.plain("ci")),
    (b"ci", LATIN.plain("ci")),
    (b"cy", LATIN.plain("ci")),
    (b"gy", LATIN.plain("gi")),
    (b"ge", LATIN.plain("gi")),
    (b"gi", LATIN.plain("gi")),
    (b"a", LATIN.plain("a")),
    (b"b", LATIN.plain("b")),
    (b"c", LATIN.plain("c")),
    (b"d", LATIN.plain("d")),
    (b"e", LATIN.plain("e")),
    (b"f", LATIN.plain("f")),
    (b"g", LATIN.plain("g")),
    (b"h", LATIN.plain("h")),
    (b"i", LATIN.plain("i")),
    (b"j", LATIN.plain("j")),
    (b"k", LATIN.plain("k")),
    (b"l", LATIN.plain("l")),
    (b"m", LATIN.plain("m")),
    (b"n", LATIN.plain("n")),
    (b"o", LATIN.plain("o")),
    (b"p", LATIN.plain("p")),
    (b"q", LATIN.plain("q")),
    (b"r", LATIN.plain("r")),
    (b"s", LATIN.plain("s")),
    (b"t", LATIN.plain("t")),
    (b"u", LATIN.plain("u")),
    (b"v", LATIN.plain("v")),
    (b"w", LATIN.plain("w")),
    (b"x", LATIN.plain("x")),
    (b"y", LATIN.plain("y")),
    (b"z", LATIN.plain("z")),
];

/// Where in [`GROUPS`] those that begin with each letter from a to z stand: they are looked at in their order.
static BY_LETTER: LazyLock<[Vec<usize>; 26]> = LazyLock::new(|| {
    std::array::from_fn(|letter| {
        let is_of = |group: &&[u8]| usize::from(group[0] - b'a') == letter;
        (0..GROUPS.len()).filter(|at| is_of(&GROUPS[*at].0)).collect()
    })
});

/// The first letter or group of `rest`, and how many bytes of it are taken: c and g before e and i take themselves only, qu
/// takes its u before e and i only. None at the end.
fn group(rest: &[u8]) -> Option<(u8, usize)> {
    let first = usize::from(rest.first()?.checked_sub(b'a')?);
    let begin = BY_LETTER.get(first)?.iter().map(|at| &GROUPS[*at]);
    let group = begin.into_iter().find(|(letters, _)| is_group(letters, rest));
    group.map(|(letters, number)| {
        let length =
            if matches!(*letters, b"ce" | b"ci" | b"cy" | b"ge" | b"gi" | b"gy") { 1 } else { letters.len() };
        (*number, length)
    })
}

fn is_group(letters: &[u8], rest: &[u8]) -> bool {
    let next = rest.get(letters.len());
    rest.starts_with(letters)
        && match letters {
            b"qu" => matches!(next, Some(b'e' | b'i')),
            // Before a vowel y and w are consonants: Sabawi, Ayoub.
            b"ay" | b"ey" | b"aw" | b"ow" => !matches!(next, Some(b'a' | b'e' | b'i' | b'o' | b'u')),
            _ => true,
        }
}
