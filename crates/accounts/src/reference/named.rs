//! Lists of things with an id and three names.

use std::collections::HashMap;

use kit::Locale;
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

/// A list of them.
#[derive(Clone, Debug)]
pub struct NamedList {
    rows: Vec<Named>,
    by_id: HashMap<String, usize>,
}

impl NamedList {
    pub(super) fn new(rows: Vec<Named>) -> Self {
        let by_id = rows.iter().enumerate().map(|(at, row)| (row.id.clone(), at)).collect();
        Self { rows, by_id }
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
}
