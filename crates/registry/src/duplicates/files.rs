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
    /// Sound of the given name and year: where day or month are wrong, or not known.
    GivenAndYear,
    /// Sound of the given name, and day and month: where the year is wrong.
    GivenAndMonth,
    /// Sounds of given and family name: where one birth date is not known.
    Names,
    /// A telephone or an e-mail address.
    Contact,
}

impl By {
    fn most(self) -> usize {
        match self {
            Self::Contact => MOST_SHARING,
            Self::Day => MOST_OF_DAY,
            Self::GivenAndYear | Self::GivenAndMonth | Self::Names => MOST_NAMED,
        }
    }

    /// Whether two who stand in one file are worth a closer look, by their birth dates.
    fn may_be(self, left: Option<Day>, right: Option<Day>) -> bool {
        match (self, left.zip(right)) {
            (Self::Contact | Self::Day, _) => true,
            (Self::Names, both) => both.is_none(),
            (Self::GivenAndYear | Self::GivenAndMonth, both) => {
                both.is_some_and(|(left, right)| Birth::of(left, right).bits() > 0.0)
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
        let mut entries = Vec::with_capacity(people.len() * 10);
        for (person, described) in (0..).zip(people) {
            let birth = described.birth.unwrap_or_default();
            let keys = keys(words, described);
            entries.extend(keys.into_iter().map(|(_, key)| Entry { key, person, birth }));
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
        Self { entries, begins }
    }

    fn file(&self, key: u64) -> &[Entry] {
        let upper = (key >> (64 - upper_bits(self.entries.len()))) as usize;
        let (Some(from), Some(to)) = (self.begins.get(upper), self.begins.get(upper + 1)) else { return &[] };
        let near = &self.entries[*from as usize..*to as usize];
        let begin = near.partition_point(|entry| entry.key < key);
        let count = near[begin..].partition_point(|entry| entry.key == key);
        &near[begin..begin + count]
    }

    /// Places of those who may be `described`, each once, in their order.
    pub fn candidates(&self, words: &Words, described: &Description) -> Vec<u32> {
        let mut found = Vec::new();
        for (by, key) in keys(words, described) {
            let file = self.file(key);
            if file.len() > by.most() {
                continue;
            }
            let close = file.iter().filter(|entry| {
                by.may_be(described.birth, Some(entry.birth).filter(|birth| birth.year != 0))
            });
            found.extend(close.map(|entry| entry.person));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The files in which `described` stands.
fn keys(words: &Words, described: &Description) -> Vec<(By, u64)> {
    let mut keys = Vec::with_capacity(16);
    let mut add = |by: By, what: (u64, u64)| keys.push((by, hash((by, what))));
    let names = [&described.arabic, &described.latin];
    let given = sounds(words, names.map(|name| name.line().get(..1).unwrap_or_default()));
    if let Some(day) = described.birth {
        if day.is_full() {
            add(By::Day, (day.year as u64, u64::from(day.month) << 8 | u64::from(day.day)));
        }
        for sound in &given {
            add(By::GivenAndYear, (*sound, day.year as u64));
            if day.is_full() {
                add(By::GivenAndMonth, (*sound, u64::from(day.month) << 8 | u64::from(day.day)));
            }
        }
    }
    for family in sounds(words, names.map(Written::family)) {
        given.iter().for_each(|given| add(By::Names, (*given, family)));
    }
    for contact in &described.contacts {
        add(By::Contact, (contact.hash, 0));
    }
    keys.sort_unstable_by_key(|(_, key)| *key);
    keys.dedup();
    keys
}

/// The sounds of words in both scripts, each once.
fn sounds(words: &Words, of: [&[Word]; 2]) -> Vec<u64> {
    let mut sounds: Vec<u64> =
        of.into_iter().flatten().flat_map(|word| words.sounds(*word)).copied().collect();
    sounds.sort_unstable();
    sounds.dedup();
    sounds
}
