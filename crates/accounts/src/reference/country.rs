//! Countries, found by any of their names.

use std::collections::{BTreeSet, HashMap};

use kit::Locale;
use search::fold;
use serde::Deserialize;

/// A row of `countries.csv`.
#[derive(Clone, Debug, Deserialize)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    /// ISO 3166-1 alpha-3.
    pub alpha3: String,
    /// Name in Arabic.
    pub name_ar: String,
    /// Name in English.
    pub name_en: String,
    /// Name in Spanish.
    pub name_es: String,
    /// Calling code, digits only.
    pub dial: String,
    /// UN sub-region, a slug of `regions.csv`.
    pub region: String,
    /// Other names and spellings, separated by `|`.
    pub other_names: String,
}

impl Country {
    /// Its name in `locale`.
    pub fn name(&self, locale: Locale) -> &str {
        super::name_in(locale, &self.name_ar, &self.name_en, &self.name_es)
    }
}

/// What a typed name of a country leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// This one.
    One(String),
    /// One of these: the reader chooses.
    Several(Vec<String>),
    /// None.
    None,
}

/// All countries.
#[derive(Clone, Debug)]
pub struct Countries {
    rows: Vec<Country>,
    by_code: HashMap<String, usize>,
    by_key: HashMap<String, BTreeSet<usize>>,
}

impl Countries {
    pub(super) fn new(rows: Vec<Country>) -> Self {
        let by_code = rows.iter().enumerate().map(|(at, row)| (row.code.clone(), at)).collect();
        let mut by_key: HashMap<String, BTreeSet<usize>> = HashMap::new();
        for (at, row) in rows.iter().enumerate() {
            let names = [&row.code, &row.alpha3, &row.name_ar, &row.name_en, &row.name_es];
            for name in names.into_iter().map(String::as_str).chain(row.other_names.split('|')) {
                let key = fold::key(name);
                if !key.is_empty() {
                    by_key.entry(key).or_default().insert(at);
                }
            }
        }
        Self { rows, by_code, by_key }
    }

    /// All of them, by code.
    pub fn all(&self) -> impl Iterator<Item = &Country> {
        self.rows.iter()
    }

    /// The country with this ISO 3166-1 alpha-2 code.
    pub fn get(&self, code: &str) -> Option<&Country> {
        self.by_code.get(code).map(|&at| &self.rows[at])
    }

    /// Its name, or the code itself where we do not know it.
    pub fn name<'a>(&'a self, code: &'a str, locale: Locale) -> &'a str {
        self.get(code).map_or(code, |country| country.name(locale))
    }

    /// The country that `typed` means: any name in any of our languages, an old name, a code; the
    /// article, case, accents and hamzas do not matter. Where no name fits, those that begin so.
    pub fn find(&self, typed: &str) -> Found {
        let key = fold::key(typed);
        if key.is_empty() {
            return Found::None;
        }
        let bare = key.strip_prefix("ال").unwrap_or(&key);
        let with_article = format!("ال{bare}");
        let exact = [key.as_str(), bare, &with_article].into_iter().find_map(|key| self.by_key.get(key));
        let rows = exact.cloned().unwrap_or_else(|| self.beginning(&key));
        let mut codes: Vec<String> = rows.into_iter().map(|at| self.rows[at].code.clone()).collect();
        match codes.len() {
            0 => Found::None,
            1 => Found::One(codes.remove(0)),
            // More than a screen of choices is no choice.
            2..=8 => Found::Several(codes),
            _ => Found::None,
        }
    }

    /// The countries whose name in `locale` or any other of whose names begins with `typed`, for offering while
    /// a person types: those with an exact name first, then by name, `most` at the most.
    pub fn suggest(&self, typed: &str, locale: Locale, most: usize) -> Vec<&Country> {
        let key = fold::key(typed);
        let bare = key.strip_prefix("ال").unwrap_or(&key).to_owned();
        if bare.chars().count() < 2 {
            return Vec::new();
        }
        let begins = |name: &str| {
            name.starts_with(&key) || name.strip_prefix("ال").is_some_and(|n| n.starts_with(&bare))
        };
        let mut found: BTreeSet<usize> = BTreeSet::new();
        let mut exact: BTreeSet<usize> = BTreeSet::new();
        for (name, rows) in &self.by_key {
            if begins(name) {
                found.extend(rows);
            }
            if *name == key || *name == bare {
                exact.extend(rows);
            }
        }
        let mut found: Vec<usize> = found.into_iter().collect();
        found.sort_by_key(|at| {
            let row = &self.rows[*at];
            let own = fold::key(row.name(locale));
            let by_name =
                [&row.name_ar, &row.name_en, &row.name_es].iter().any(|name| begins(&fold::key(name)));
            (!exact.contains(at), !by_name, !begins(&own), own)
        });
        found.into_iter().take(most).map(|at| &self.rows[at]).collect()
    }

    fn beginning(&self, key: &str) -> BTreeSet<usize> {
        if key.chars().count() < 3 {
            return BTreeSet::new();
        }
        let names = self.by_key.iter().filter(|(name, _)| name.starts_with(key));
        names.flat_map(|(_, rows)| rows.iter().copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::Reference;

    #[test]
    fn offered_while_typing() {
        let reference = Reference::load(None).unwrap();
        let countries = &reference.countries;
        for (typed, first) in
            [("تشا", "TD"), ("تشيل", "CL"), ("hond", "HN"), ("امار", "AE"), ("الأرد", "JO"), ("uk", "GB")]
        {
            let found = countries.suggest(typed, Locale::Ar, 8);
            assert!(
                found.len() <= 8 && found.first().is_some_and(|row| row.code == first),
                "{typed}: {found:?}"
            );
        }
        assert!(countries.suggest("x", Locale::Ar, 8).is_empty());
    }

    #[test]
    fn any_name_leads_there() {
        let reference = Reference::load(None).unwrap();
        let countries = &reference.countries;
        for (typed, code) in [
            ("سوريا", "SY"),
            ("Siria", "SY"),
            ("sy", "SY"),
            ("الإمارات", "AE"),
            ("امارات", "AE"),
            ("UK", "GB"),
            ("بريطانيا", "GB"),
            ("Estados Unidos", "US"),
            ("USA", "US"),
            ("أمريكا", "US"),
            ("اردن", "JO"),
            ("تشيلي", "CL"),
            ("chile", "CL"),
            ("فلسطين", "PS"),
            ("Deutschland", "DE"),
            ("España", "ES"),
            ("هندوراس", "HN"),
        ] {
            assert_eq!(countries.find(typed), Found::One(code.into()), "{typed}");
        }
        assert!(matches!(countries.find("Congo"), Found::Several(several) if several.len() == 2));
        for nothing in ["", "؟", "Atlantis", "a"] {
            assert_eq!(countries.find(nothing), Found::None, "{nothing}");
        }
    }
}
