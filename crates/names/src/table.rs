//! The table of common names, compiled in: `names.tsv`, whose README says what its columns are.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::Custom;
use crate::fold;
use crate::part::{Part, parts};

/// A common name.
#[derive(Debug)]
pub struct Row {
    /// In Arabic.
    pub arabic: &'static str,
    /// How common it is as a given name, relative to the others.
    pub given: f32,
    /// The same as a family name.
    pub family: f32,
    /// By custom, its spellings, the most usual first.
    spellings: [&'static str; 4],
    /// Its Arabic, ready to be compared; none where it is more than one part.
    part: Option<Part>,
}

impl Row {
    /// Its Arabic, ready to be compared; none where it is more than one part.
    pub fn part(&self) -> Option<&Part> {
        self.part.as_ref()
    }

    /// Its spellings by `custom`, the most usual first.
    pub fn spellings(&self, custom: Custom) -> impl Iterator<Item = &'static str> {
        self.spellings[custom as usize].split('|')
    }

    /// All its spellings, each once: the most usual of each custom, then the next of each.
    fn all(&self) -> Vec<&'static str> {
        let by_custom = Custom::ALL.map(|custom| self.spellings(custom).collect::<Vec<_>>());
        let most = by_custom.iter().map(Vec::len).max().unwrap_or_default();
        let mut all = Vec::new();
        for spelling in (0..most).flat_map(|place| by_custom.iter().filter_map(move |of| of.get(place))) {
            if !all.contains(spelling) {
                all.push(*spelling);
            }
        }
        all
    }
}

struct Table {
    /// The commonest first.
    rows: Vec<Row>,
    /// By folded Arabic.
    by_arabic: HashMap<String, usize>,
    /// By folded Latin, the rows with this spelling: those that are more often spelt so first, then the commoner ones.
    by_latin: HashMap<String, Vec<usize>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let rows: Vec<Row> = include_str!("../names.tsv").lines().map(read).collect();
    let mut by_arabic = HashMap::new();
    let mut places: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        by_arabic.entry(fold::arabic(row.arabic)).or_insert(at);
        for (place, spelling) in row.all().into_iter().enumerate() {
            let known = places.entry(fold::latin(spelling)).or_default();
            match known.iter_mut().find(|(_, other)| *other == at) {
                Some((least, _)) => *least = place.min(*least),
                None => known.push((place, at)),
            }
        }
    }
    let ordered = |(spelling, mut rows): (String, Vec<(usize, usize)>)| {
        rows.sort_unstable();
        (spelling, rows.into_iter().map(|(_, at)| at).collect())
    };
    Table { rows, by_arabic, by_latin: places.into_iter().map(ordered).collect() }
});

fn read(line: &'static str) -> Row {
    let fields: Vec<&str> = line.split('\t').collect();
    let [arabic, given, family, english, french, spanish, german] = fields[..] else {
        panic!("names.tsv has seven columns: {line}")
    };
    let weight = |field: &str| field.parse().expect("a weight is a number");
    Row {
        arabic,
        given: weight(given),
        family: weight(family),
        spellings: [english, french, spanish, german],
        part: <[Part; 1]>::try_from(parts(arabic)).ok().map(|[part]| part),
    }
}

/// Names that a word is a usual spelling of, by their numbers: the likeliest, and the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Usual([Option<u16>; 2]);

impl Usual {
    /// Of a folded word with its particles.
    pub fn of(folded: &str) -> Self {
        USUAL.get(folded).copied().unwrap_or_default()
    }

    /// Whether there are none.
    pub fn is_none(self) -> bool {
        self.0[0].is_none()
    }

    /// Their numbers.
    pub fn numbers(self) -> impl Iterator<Item = u16> {
        self.0.into_iter().flatten()
    }

    /// Whether one name is among both.
    pub fn meets(self, other: Self) -> bool {
        !self.is_none() && self.numbers().any(|number| other.0.contains(&Some(number)))
    }
}

/// By a word, folded as parts of names are. It reads the file by itself: the rows of [`Table`] have parts, which ask this.
static USUAL: LazyLock<HashMap<String, Usual>> = LazyLock::new(|| {
    let mut places: HashMap<String, Vec<(usize, u16)>> = HashMap::new();
    for (number, line) in (0..).zip(include_str!("../names.tsv").lines()) {
        let mut fields = line.split('\t');
        let arabic = fields.next().map(|arabic| (fold::arabic(arabic).replace(' ', ""), 0));
        let latin = fields.skip(2).flat_map(|custom| custom.split('|').enumerate());
        let latin = latin.map(|(place, spelling)| (fold::sounds(spelling).replace(' ', ""), place));
        for (word, place) in arabic.into_iter().chain(latin).filter(|(word, _)| !word.is_empty()) {
            places.entry(word).or_default().push((place, number));
        }
    }
    let usual = places.into_iter().map(|(word, mut places)| {
        places.sort_unstable();
        let mut numbers: Vec<u16> = Vec::new();
        for (_, number) in places {
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        (word, Usual([numbers.first().copied(), numbers.get(1).copied()]))
    });
    usual.collect()
});

/// All names, the commonest first.
pub fn rows() -> &'static [Row] {
    &TABLE.rows
}

/// The name that is written `text` in Arabic.
pub fn by_arabic(text: &str) -> Option<&'static Row> {
    TABLE.by_arabic.get(&fold::arabic(text)).map(|at| &TABLE.rows[*at])
}

/// The names that are spelt `text` in Latin script by some custom, the likeliest first.
pub fn by_latin(text: &str) -> impl Iterator<Item = &'static Row> {
    let found = TABLE.by_latin.get(&fold::latin(text));
    found.into_iter().flatten().map(|at| &TABLE.rows[*at])
}

/// The usual Latin spelling, by `custom`, of the Arabic name `text`.
pub fn latin(text: &str, custom: Custom) -> Option<&'static str> {
    by_arabic(text)?.spellings(custom).next()
}

/// The Arabic of the name that is spelt `text` in Latin script.
pub fn arabic(text: &str) -> Option<&'static str> {
    by_latin(text).next().map(|row| row.arabic)
}
