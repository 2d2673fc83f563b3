//! Who may be one person with somebody: people filed by what two records of one person have in common, at least one of these.

use crate::likeness::{Birth, Day, Description, Word, Words, Written, hash};

/// People of one file at the most; a larger one says nothing. Contacts: placeholders that hundreds gave. Days: those that are
/// written where none is known. Names: the commonest of all, of ten million people.
const MOST_SHARING: usize = 50;
const MOST_OF_DAY: usize = 5000;
const MOST_NAMED: usize = 20_000;

/// What people are filed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum By {
    /// The day of birth, whatever the name: where that is misspelt.
    Day,
    /// Sound of the given name, year and month: where the day is wrong.
    Month,
    /// Sound of the given name, year and day of the month: where the month is wrong.
    DayOfMonth,
    /// Sound of the given name, and year, of those of whom no more is known.
    Year,
    /// Sound of the given name, and day and month: where the year is wrong.
    Anniversary,
    /// Sounds of given and family name: for those whose birth date is not known.
    Names,
    /// The same, of those whose birth date is not known: for all others.
    Dateless,
    /// A telephone or an e-mail address.
    Contact,
}

impl By {
    fn most(self) -> usize {
        match self {
            Self::Contact => MOST_SHARING,
            Self::Day => MOST_OF_DAY,
            Self::Month | Self::DayOfMonth | Self::Year | Self::Anniversary => MOST_NAMED,
            Self::Names | Self::Dateless => MOST_NAMED,
        }
    }

    /// Whether two who stand in one file are worth a closer look, by their birth dates.
    fn may_be(self, left: Option<Day>, right: Option<Day>) -> bool {
        match self {
            Self::Contact | Self::Day | Self::Dateless | Self::Names => true,
            Self::Month | Self::DayOfMonth | Self::Year | Self::Anniversary => {
                left.zip(right).is_some_and(|(left, right)| Birth::of(left, right).bits() > 0.0)
            }
        }
    }
}

/// One person in one file.
#[derive(Clone, Copy, Debug)]
struct Entry {
    /// Hash of what the file is of.
    key: u64,
    person: u32,
    /// Birth date; of year 0 where none is known.
    birth: Day,
}

/// All files, as one list in the order of their keys.
#[derive(Debug, Default)]
pub(super) struct Files {
    entries: Vec<Entry>,
    /// By person, a bit for each sound of the names of fathers and family: who have none in common are one person at most by
    /// their contacts, and are not looked at otherwise.
    marks: Vec<u128>,
    /// By the upper bits of a key, where the entries begin that have them.
    begins: Vec<u32>,
}

/// Of how many upper bits there is a beginning, for so many entries: about eight entries each.
fn upper_bits(entries: usize) -> u32 {
    (entries / 8 + 1).ilog2() + 1
}

impl Files {
    /// Files `people` by their places.
    pub fn new(words: &Words, people: &[Description]) -> Self {
        let mut entries = Vec::with_capacity(people.len() * 12);
        for (person, described) in (0..).zip(people) {
            let birth = described.birth.unwrap_or_default();
            entries.extend(filed(words, described).into_iter().map(|key| Entry { key, person, birth }));
        }
        entries.sort_unstable_by_key(|entry| (entry.key, entry.person));
        entries.shrink_to_fit();
        let bits = upper_bits(entries.len());
        let mut begins = Vec::with_capacity((1 << bits) + 1);
        let mut at = 0;
        for upper in 0..1_u64 << bits {
            while entries.get(at).is_some_and(|entry| entry.key >> (64 - bits) < upper) {
                at += 1;
            }
            begins.push(at as u32);
        }
        begins.push(entries.len() as u32);
        let marks = people.iter().map(|described| mark(words, described)).collect();
        Self { entries, marks, begins }
    }

    fn file(&self, key: u64) -> &[Entry] {
        let upper = (key >> (64 - upper_bits(self.entries.len()))) as usize;
        let (Some(from), Some(to)) = (self.begins.get(upper), self.begins.get(upper + 1)) else { return &[] };
        let near = &self.entries[*from as usize..*to as usize];
        let begin = near.partition_point(|entry| entry.key < key);
        let count = near[begin..].partition_point(|entry| entry.key == key);
        &near[begin..begin + count]
    }

    /// Places, from `from` on, of those who may be `described`, each once, in their order.
    pub fn candidates(&self, words: &Words, described: &Description, from: u32) -> Vec<u32> {
        let (mut found, own) = (Vec::new(), mark(words, described));
        for (by, key) in sought(words, described) {
            let file = self.file(key);
            if file.len() > by.most() {
                continue;
            }
            let rest = &file[file.partition_point(|entry| entry.person < from)..];
            let close = rest.iter().filter(|entry| {
                by.may_be(described.birth, Some(entry.birth).filter(|birth| birth.year != 0))
                    && (by == By::Contact || may_be_kin(own, self.marks[entry.person as usize]))
            });
            found.extend(close.map(|entry| entry.person));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Sounds of the given name, and of the family name, in both scripts.
fn given_and_family(words: &Words, described: &Description) -> (Vec<u64>, Vec<u64>) {
    let names = [&described.arabic, &described.latin];
    let given = sounds(words, names.map(|name| name.line().get(..1).unwrap_or_default()));
    (given, sounds(words, names.map(Written::family)))
}

/// The day of a month as a number.
fn anniversary(day: Day) -> u64 {
    u64::from(day.month) << 8 | u64::from(day.day)
}

/// A year with a month or a day as a number.
fn year_and(day: Day, part: u8) -> u64 {
    day.year as u64 * 100 + u64::from(part)
}

/// The keys of the files in which `described` stands.
fn filed(words: &Words, described: &Description) -> Vec<u64> {
    let mut keys = Vec::with_capacity(16);
    let mut add = |by: By, one: u64, other: u64| keys.push(hash((by, one, other)));
    let (given, families) = given_and_family(words, described);
    if let Some(day) = described.birth {
        let is_full = day.is_full();
        if is_full {
            add(By::Day, year_and(day, day.month), day.day.into());
        }
        for sound in &given {
            if is_full {
                add(By::DayOfMonth, *sound, year_and(day, day.day));
                add(By::Anniversary, *sound, anniversary(day));
            } else {
                add(By::Year, *sound, year_and(day, 0));
            }
            if is_full || !day.is_year() {
                add(By::Month, *sound, year_and(day, day.month));
            }
        }
    }
    for (given, family) in given.iter().flat_map(|given| families.iter().map(move |family| (given, family))) {
        add(By::Names, *given, *family);
        if described.birth.is_none() {
            add(By::Dateless, *given, *family);
        }
    }
    for contact in &described.contacts {
        add(By::Contact, contact.hash, 0);
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The keys of the files in which those stand who may be `described`.
fn sought(words: &Words, described: &Description) -> Vec<(By, u64)> {
    let mut keys = Vec::with_capacity(24);
    let mut add = |by: By, one: u64, other: u64| keys.push((by, hash((by, one, other))));
    let (given, families) = given_and_family(words, described);
    if let Some(day) = described.birth {
        if day.is_full() {
            add(By::Day, year_and(day, day.month), day.day.into());
        }
        for sound in &given {
            add(By::Year, *sound, year_and(day, 0));
            let months = if day.is_year() { 1..=12 } else { day.month..=day.month };
            // Day and month may stand in each other's place.
            let swapped = (1..=12).contains(&day.day).then_some(day.day).filter(|_| day.is_full());
            for month in months.chain(swapped.filter(|month| *month != day.month)) {
                add(By::Month, *sound, year_and(day, month));
            }
            if day.is_full() {
                add(By::DayOfMonth, *sound, year_and(day, day.day));
                add(By::Anniversary, *sound, anniversary(day));
            }
        }
    }
    let by = if described.birth.is_none() { By::Names } else { By::Dateless };
    for (given, family) in given.iter().flat_map(|given| families.iter().map(move |family| (given, family))) {
        add(by, *given, *family);
    }
    for contact in &described.contacts {
        add(By::Contact, contact.hash, 0);
    }
    keys
}

/// The marks of the names of fathers and family.
fn mark(words: &Words, described: &Description) -> u128 {
    let names = [&described.arabic, &described.latin];
    let others = names.into_iter().flat_map(|name| {
        name.line()
            .get(1..)
            .unwrap_or_default()
            .iter()
            .chain(name.family())
            .flat_map(|word| words.sounds(*word))
    });
    others.fold(0, |mark, sound| mark | 1 << (sound % 128))
}

/// Whether two may have a father's or family name in common, or one says none.
fn may_be_kin(one: u128, other: u128) -> bool {
    one & other != 0 || one == 0 || other == 0
}

/// The sounds of words in both scripts, each once.
fn sounds(words: &Words, of: [&[Word]; 2]) -> Vec<u64> {
    let mut sounds: Vec<u64> =
        of.into_iter().flatten().flat_map(|word| words.sounds(*word)).copied().collect();
    sounds.sort_unstable();
    sounds.dedup();
    sounds
}
