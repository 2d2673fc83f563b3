//! Somebody's expertise as pages show it.

use accounts::Ctx;
use serde::Serialize;

use super::said::{lines, names, occupation_name};
use super::{ExpertId, Help, Model, Way, all, codes};

/// Somebody's expertise as pages show it, in the page's language.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    /// Its id.
    pub id: ExpertId,
    /// What they do, in their words.
    pub profession: String,
    /// The unit group of ISCO-08; empty where there is none, or where the words are the same.
    pub occupation: String,
    /// In what they have specialised.
    pub specialties: Vec<String>,
    /// Years of experience.
    pub years: Option<i16>,
    /// Who gave the licence, or empty.
    pub issuer: String,
    /// Its number, or empty. Nobody reads it in the bank.
    pub licence: String,
    /// The last day on which it is good; or empty.
    pub until: String,
    /// Whether that is over.
    pub is_expired: bool,
    /// When the desk saw it; or empty.
    pub licence_seen: String,
    /// Languages in which they can work.
    pub languages: Vec<String>,
    /// What they would do.
    pub helps: Vec<Help>,
    /// How.
    pub ways: Vec<Way>,
    /// From which day on; or empty.
    pub free_from: String,
    /// What else they say.
    pub words: String,
    /// Since when it stands in the bank; or empty.
    pub listed: String,
}

impl Model {
    /// As readers of the bank may know it: without the number of the licence, and without who saw it.
    pub(crate) fn of_bank(self) -> Self {
        Self { licence_number: String::new(), licence_seen_by: None, ..self }
    }

    /// As pages show it to those who may see all of it.
    pub fn shown(&self, ctx: &Ctx) -> Shown {
        let (reference, locale) = (&ctx.app().reference, ctx.locale());
        let today = ctx.now().date_naive();
        let occupation = occupation_name(ctx, &self.occupation);
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let at = |at: Option<chrono::DateTime<chrono::Utc>>| at.map(|at| at.to_rfc3339()).unwrap_or_default();
        Shown {
            id: self.id,
            occupation: if occupation == self.profession { String::new() } else { occupation },
            profession: self.profession.clone(),
            specialties: names(&reference.specialties, &lines(&self.specialties), locale),
            years: self.years,
            issuer: self.licence_issuer.clone(),
            licence: self.licence_number.clone(),
            until: day(self.licence_until),
            is_expired: self.licence_until.is_some_and(|last| last < today),
            licence_seen: at(self.licence_seen_at),
            languages: names(&reference.languages, &codes(&self.languages), locale),
            helps: all(&self.helps),
            ways: all(&self.ways),
            // What is past says nothing any more.
            free_from: day(self.free_from.filter(|day| *day > today)),
            words: self.words.clone(),
            listed: at(self.listed_at),
        }
    }
}
