//! Lists of things with an id and three names.

use std::collections::HashMap;

use kit::Locale;
use search::fold;
use serde::Deserialize;

/// One row of such a list.
#[derive(Clone, Debug, Deserialize)]
pub struct Named {
    /// Its id: a slug, or a code of the classification.
    #[serde(alias = "slug", alias = "code")]
    pub id: String,
    /// Name in Arabic.
    pub name_ar: String,
    /// Name in English.
    pub name_en: String,
    /// Name in Spanish; empty where places keep their English spelling.
    #[serde(default)]
    pub name_es: String,
    /// What it belongs to: the sub-district of a place, the country of a camp.
    #[serde(default, alias = "district", alias = "country")]
    pub group: String,
}

impl Named {
    /// Its name in `locale`.
    pub fn name(&self, locale: Locale) -> &str {
        super::name_in(locale, &self.name_ar, &self.name_en, &self.name_es)
    }
}

/// How well what was typed fits a row; better ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It is one of its names.
    Same,
    /// One of its names begins with it.
    Beginning,
    /// Every typed word begins a word of one of its names.
    Words,
    /// One of its names sounds like it.
    SameSound,
    /// Every typed word sounds like the beginning of a word of one of its names.
    Sound,
}

/// A name of a row as it is searched.
#[derive(Clone, Debug)]
struct Key {
    row: usize,
    joined: String,
    words: Vec<String>,
    skeletons: Vec<String>,
}

/// A list of them.
#[derive(Clone, Debug)]
pub struct NamedList {
    rows: Vec<Named>,
    by_id: HashMap<String, usize>,
    keys: Vec<Key>,
}

impl NamedList {
    pub(super) fn new(rows: Vec<Named>) -> Self {
        let by_id = rows.iter().enumerate().map(|(at, row)| (row.id.clone(), at)).collect();
        let mut keys: Vec<Key> = Vec::new();
        for (row, named) in rows.iter().enumerate() {
            for name in [&named.name_ar, &named.name_en, &named.name_es] {
                let words = words(name);
                let joined = words.concat();
                if !joined.is_empty()
                    && !keys.iter().rev().take(2).any(|k| k.row == row && k.joined == joined)
                {
                    let skeletons = words.iter().map(|word| fold::skeleton(word)).collect();
                    keys.push(Key { row, joined, words, skeletons });
                }
            }
        }
        Self { rows, by_id, keys }
    }

    /// The row with this id.
    pub fn get(&self, id: &str) -> Option<&Named> {
        self.by_id.get(id).map(|&at| &self.rows[at])
    }

    /// Its name, or what was kept where the list does not know it.
    pub fn name<'a>(&'a self, id: &'a str, locale: Locale) -> &'a str {
        self.get(id).map_or(id, |row| row.name(locale))
    }

    /// All, in the order of the file.
    pub fn all(&self) -> &[Named] {
        &self.rows
    }

    /// The rows of `group`, in the order of the file.
    pub fn of(&self, group: &str) -> impl Iterator<Item = &Named> {
        self.rows.iter().filter(move |row| row.group == group)
    }

    /// Whether `typed` is one of `row`'s names, in any usual spelling of one script.
    pub fn is_named(&self, row: &Named, typed: &str) -> bool {
        let typed = words(typed).concat();
        [&row.name_ar, &row.name_en, &row.name_es].iter().any(|name| words(name).concat() == typed)
    }

    /// The rows that `typed` may mean, in either script and any usual spelling, the best first, `most` at the
    /// most. Where rows have it for a name, those only.
    pub fn find(&self, typed: &str, most: usize) -> Vec<(Fit, &Named)> {
        self.find_among(typed, most, |_| true)
    }

    /// As [`NamedList::find`], among the rows that are `offered`.
    pub fn find_among(
        &self,
        typed: &str,
        most: usize,
        offered: impl Fn(&Named) -> bool,
    ) -> Vec<(Fit, &Named)> {
        let asked = words(typed);
        let joined = asked.concat();
        if joined.chars().count() < 2 {
            return Vec::new();
        }
        let skeletons: Vec<String> = asked.iter().map(|word| fold::skeleton(word)).collect();
        let mut best: HashMap<usize, (Fit, usize)> = HashMap::new();
        for key in self.keys.iter().filter(|key| offered(&self.rows[key.row])) {
            let Some(fit) = fit(&asked, &joined, &skeletons, key) else { continue };
            let rank = (fit, key.joined.chars().count());
            best.entry(key.row).and_modify(|known| *known = rank.min(*known)).or_insert(rank);
        }
        let mut found: Vec<(Fit, usize, usize)> =
            best.into_iter().map(|(row, (fit, length))| (fit, length, row)).collect();
        found.sort_unstable();
        if found.first().is_some_and(|(fit, ..)| *fit == Fit::Same) {
            found.retain(|(fit, ..)| *fit == Fit::Same);
        }
        found.into_iter().take(most).map(|(fit, _, row)| (fit, &self.rows[row])).collect()
    }
}

/// The folded words of `name`, Arabic ones without their article.
fn words(name: &str) -> Vec<String> {
    let words = fold::words(name).into_iter();
    words.map(|word| fold::without_article(&word).unwrap_or(&word).to_owned()).collect()
}

fn fit(asked: &[String], joined: &str, skeletons: &[String], key: &Key) -> Option<Fit> {
    if key.joined == joined {
        return Some(Fit::Same);
    }
    if key.joined.starts_with(joined) {
        return Some(Fit::Beginning);
    }
    let begins = |parts: &[String], of: &[String]| {
        parts.iter().all(|part| of.iter().any(|word| word.starts_with(part.as_str())))
    };
    if begins(asked, &key.words) {
        return Some(Fit::Words);
    }
    // One consonant says too little, and a word of vowels nothing.
    if skeletons.iter().map(String::len).sum::<usize>() < 2 {
        return None;
    }
    if skeletons.concat() == key.skeletons.concat() {
        return Some(Fit::SameSound);
    }
    begins(skeletons, &key.skeletons).then_some(Fit::Sound)
}

#[cfg(test)]
mod tests {
    use crate::reference::Reference;

    #[test]
    fn places_by_any_spelling() {
        let reference = Reference::load(None).unwrap();
        let origins = &reference.origins;
        for (typed, id) in [
            ("بيت جالا", "bayt-jala"),
            ("Beit Jala", "bayt-jala"),
            ("bet jala", "bayt-jala"),
            ("عكّا", "acre"),
            ("Acre", "acre"),
            ("بيت جبرين", "bayt-jibrin"),
            ("عين حوض", "ayn-hawd"),
            ("Ein Hod", "ayn-hawd"),
        ] {
            let found = origins.find(typed, 8);
            assert!(found.iter().any(|(_, row)| row.id == id), "{typed}: {found:?}");
        }
        assert!(origins.find("Atlantis", 8).is_empty());
        assert!(origins.find("ب", 8).is_empty());
    }

    #[test]
    fn occupations_in_own_words() {
        let reference = Reference::load(None).unwrap();
        let occupations = &reference.occupations;
        for (typed, code) in
            [("طبيب أسنان", "2261"), ("dentist", "2261"), ("dentista", "2261"), ("مهندس مدني", "2142")]
        {
            let found = occupations.find(typed, 8);
            assert!(found.iter().any(|(_, row)| row.id == code), "{typed}: {found:?}");
        }
    }
}
