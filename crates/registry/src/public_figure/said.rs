//! What is said of a public figure.

use sea_orm::entity::prelude::*;
use search::fold;
use serde::{Deserialize, Serialize};

/// The office that somebody holds, or held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Office {
    /// The head of a municipality.
    Mayor,
    /// Who stands in for them.
    DeputyMayor,
    /// A member of the council of a municipality or region.
    Councillor,
    /// A member of a parliament, or of its lower house.
    MemberOfParliament,
    /// A member of its upper house.
    Senator,
    /// The head of a province, state or region.
    Governor,
    /// A member of a government, or the head of one.
    Minister,
    /// A judge of a high court.
    Judge,
    /// Another public office.
    Other,
}

/// Whether somebody is in office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// As far as is known they are.
    Current,
    /// They were.
    Former,
}

impl Term {
    /// The one that an address calls `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "current" => Some(Self::Current),
            "former" => Some(Self::Former),
            _ => None,
        }
    }
}

/// Why somebody is removed from the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// They do not want to stand in it.
    Objects,
    /// It is wrong.
    Wrong,
    /// It is not, or no longer, said in public.
    NotPublic,
    /// Another one.
    Other,
}

impl Ground {
    /// The one that a form calls `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        serde_json::from_value(code.into()).ok()
    }
}

/// What is said of a public figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Their name.
    pub name: String,
    /// Their name in the other script; or empty.
    pub other_name: String,
    /// The office.
    pub office: Office,
    /// What the office is called there; or empty.
    pub office_words: String,
    /// The body in which they hold it.
    pub body: String,
    /// Country, ISO 3166-1 alpha-2.
    pub country: String,
    /// City, or empty.
    pub city: String,
    /// Since which year, where that is known.
    pub since_year: Option<i16>,
    /// Until which year; none while they are in office as far as is known.
    pub until_year: Option<i16>,
    /// Place of origin in Palestine: an id of `origins.csv`, or as typed, or empty.
    pub origin: String,
    /// Web address at which it is said in public.
    pub source: String,
    /// How their office is reached; or empty.
    pub contact: String,
    /// What they did or would do; or empty.
    pub words: String,
}

impl Said {
    /// The words by which they are looked for, in any usual spelling, each with a space before it. An id of a place of origin is
    /// made of its name.
    pub(super) fn folded(&self) -> String {
        let texts = [&*self.name, &self.other_name, &self.office_words, &self.body, &self.city, &self.origin];
        let terms = texts.into_iter().flat_map(fold::index_terms);
        terms.map(|term| format!(" {term}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_addresses_and_forms() {
        assert_eq!(Term::from_code("former"), Some(Term::Former));
        assert_eq!(Term::from_code("Former"), None);
        assert_eq!(Ground::from_code("not_public"), Some(Ground::NotPublic));
        assert_eq!(Ground::from_code(""), None);
    }
}
