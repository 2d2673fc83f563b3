//! What is said of somebody's expertise, as forms have it: the member's and the desk's ask the same.

use accounts::Ctx;
use chrono::{Datelike, NaiveDate};
use kit::clean::{de_code, de_line, de_lines, de_yes};
use kit::date_parts;
use kit::form::Errors;
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::said::{Licence, Said, lines};
use super::{Model, SPECIALTIES, codes};
use crate::company::{sent, shown_code};
use crate::person;
use crate::register::about::{AS_TYPED, Offer, is_specialty, is_unit, plain, settle};

/// Languages that the form offers for ticking; any other is typed. Those of most people of the diaspora.
pub const TICKED: [&str; 10] = ["ar", "en", "es", "fr", "de", "pt", "it", "tr", "sv", "he"];
/// Nobody has worked longer.
const MOST_YEARS: i16 = 70;

/// What a page offers where an answer may mean several things.
#[derive(Debug, Serialize)]
pub struct Offers {
    /// Occupations that the profession may be.
    pub occupations: Vec<Offer>,
    /// Specialties that each of the [`SPECIALTIES`] may be.
    pub specialties: Vec<Vec<Offer>>,
    /// Languages that the typed one may be.
    pub languages: Vec<Offer>,
}

impl Default for Offers {
    fn default() -> Self {
        let specialties = (0..SPECIALTIES).map(|_| Vec::new()).collect();
        Self { occupations: Vec::new(), specialties, languages: Vec::new() }
    }
}

/// Finds out which unit group of ISCO-08 is meant with what was `typed`, and keeps it in `code`; those to choose from where that
/// is not clear yet.
pub(crate) fn occupation(ctx: &Ctx, typed: &str, code: &mut String) -> Vec<Offer> {
    let rows = settle(typed, code, &ctx.app().reference.occupations, is_unit);
    rows.into_iter().map(|row| plain(row, ctx.locale())).collect()
}

/// The same with a specialty.
pub(crate) fn specialty(ctx: &Ctx, typed: &str, code: &mut String) -> Vec<Offer> {
    let rows = settle(typed, code, &ctx.app().reference.specialties, is_specialty);
    rows.into_iter().map(|row| plain(row, ctx.locale())).collect()
}

/// The codes of the languages that are `ticked`, and of the one that is `typed` besides; or what is wrong beside the fields
/// `languages` and `language`, and the languages to choose from.
pub(crate) fn languages(
    ctx: &Ctx,
    ticked: &[String],
    (typed, code): (&str, &mut String),
    errors: &mut Errors,
) -> (Vec<String>, Vec<Offer>) {
    let list = &ctx.app().reference.languages;
    if ticked.iter().any(|code| list.get(code).is_none()) {
        errors.add("languages", "me-expertise-error-choice");
    }
    let rows = settle(typed, code, list, |_| true);
    let offered: Vec<Offer> = rows.into_iter().map(|row| plain(row, ctx.locale())).collect();
    if !offered.is_empty() {
        errors.add("language_code", "me-expertise-error-language-several");
    } else if code.is_empty() && !typed.is_empty() {
        errors.add("language", "me-expertise-error-language");
    }
    let mut all: Vec<String> = Vec::new();
    for code in ticked.iter().chain([&*code]).filter(|code| !code.is_empty()) {
        if !all.contains(code) {
            all.push(code.clone());
        }
    }
    (all, offered)
}

/// What is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// What they do.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 150, message = "me-expertise-error-long"))]
    pub profession: String,
    /// The unit group of ISCO-08 chosen, or [`AS_TYPED`]. Once the form is read, empty where it stays as typed; so with all codes.
    #[serde(deserialize_with = "de_code")]
    pub profession_code: String,
    /// In what they have specialised.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 150, message = "me-expertise-error-long"))]
    pub specialty: String,
    /// The specialty chosen: an id of `specialties.csv`, or [`AS_TYPED`].
    #[serde(deserialize_with = "de_code")]
    pub specialty_code: String,
    /// A second specialty.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 150, message = "me-expertise-error-long"))]
    pub second: String,
    /// The one chosen.
    #[serde(deserialize_with = "de_code")]
    pub second_code: String,
    /// A third.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 150, message = "me-expertise-error-long"))]
    pub third: String,
    /// The one chosen.
    #[serde(deserialize_with = "de_code")]
    pub third_code: String,
    /// Years of experience.
    #[serde(deserialize_with = "de_line")]
    pub years: String,
    /// Who gave the licence.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 150, message = "me-expertise-error-long"))]
    pub issuer: String,
    /// Its number.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 40, message = "me-expertise-error-licence-long"))]
    pub licence: String,
    /// Its last day: day.
    #[serde(deserialize_with = "de_line")]
    pub until_day: String,
    /// Month, a number or a name.
    #[serde(deserialize_with = "de_line")]
    pub until_month: String,
    /// Year.
    #[serde(deserialize_with = "de_line")]
    pub until_year: String,
    /// "yes": the desk sees the licence. Asked at the desk alone, and never ticked beforehand.
    #[serde(deserialize_with = "de_yes")]
    pub licence_seen: String,
    /// "yes": the desk has not seen it after all.
    #[serde(deserialize_with = "de_yes")]
    pub licence_unseen: String,
    /// Languages ticked.
    pub languages: Vec<String>,
    /// Another language.
    #[serde(deserialize_with = "de_line")]
    pub language: String,
    /// The one chosen: an id of `languages.csv`.
    #[serde(deserialize_with = "de_code")]
    pub language_code: String,
    /// Codes of [`Help`](super::Help).
    pub helps: Vec<String>,
    /// Codes of [`Way`](super::Way).
    pub ways: Vec<String>,
    /// From which day on: day.
    #[serde(deserialize_with = "de_line")]
    pub free_day: String,
    /// Month, a number or a name.
    #[serde(deserialize_with = "de_line")]
    pub free_month: String,
    /// Year.
    #[serde(deserialize_with = "de_line")]
    pub free_year: String,
    /// What else they say.
    #[serde(deserialize_with = "de_lines")]
    #[validate(length(max = 600, message = "me-expertise-error-words-long"))]
    pub words: String,
    /// As which it was shown, its revision; empty for a new one.
    #[serde(deserialize_with = "de_code")]
    pub seen: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

/// Day, month and year as a form has them.
fn parts(date: Option<NaiveDate>) -> [String; 3] {
    match date {
        Some(date) => [date.day().to_string(), date.month().to_string(), date.year().to_string()],
        None => <[String; 3]>::default(),
    }
}

impl Form {
    /// For the first one of `person`: the occupation that they registered with.
    pub fn start(ctx: &Ctx, person: &person::Model) -> Self {
        let is_known = ctx.app().reference.occupations.get(&person.occupation).is_some_and(is_unit);
        let name = ctx.app().reference.occupations.name(&person.occupation, ctx.locale());
        Self {
            profession: name.to_owned(),
            profession_code: if is_known { person.occupation.clone() } else { String::new() },
            ..Self::default()
        }
    }

    /// As it stands for `row`.
    pub fn of(ctx: &Ctx, row: &Model) -> Self {
        let (said, reference) = (row.said(), &ctx.app().reference);
        let mut specialties =
            lines(&row.specialties).into_iter().map(|kept| match reference.specialties.get(&kept) {
                Some(known) => (known.name(ctx.locale()).to_owned(), kept),
                None => (kept, AS_TYPED.to_owned()),
            });
        let mut next = || specialties.next().unwrap_or_default();
        let [(specialty, specialty_code), (second, second_code), (third, third_code)] =
            [next(), next(), next()];
        let [until_day, until_month, until_year] = parts(said.licence.until);
        let [free_day, free_month, free_year] = parts(said.free_from);
        Self {
            profession_code: shown_code(&said.profession, &said.occupation),
            profession: said.profession,
            specialty,
            specialty_code,
            second,
            second_code,
            third,
            third_code,
            years: said.years.map(|years| years.to_string()).unwrap_or_default(),
            issuer: said.licence.issuer,
            licence: said.licence.number,
            until_day,
            until_month,
            until_year,
            languages: codes(&row.languages),
            helps: said.helps.iter().map(ActiveEnum::to_value).collect(),
            ways: said.ways.iter().map(ActiveEnum::to_value).collect(),
            free_day,
            free_month,
            free_year,
            words: said.words,
            seen: row.revision.to_string(),
            ..Self::default()
        }
    }

    /// The revision that it was shown as; none for a new one.
    pub fn revision(&self) -> Option<i32> {
        self.seen.parse().ok()
    }

    /// What it says; or what is wrong with it, and what there is to choose from.
    pub fn read(&mut self, ctx: &Ctx) -> Result<Said, (Errors, Offers)> {
        let (mut errors, mut offers) = (Errors::of(self), Offers::default());
        if self.profession.is_empty() {
            errors.add("profession", "me-expertise-error-profession");
        }
        // Nobody has seen what nothing is said of.
        if self.licence_seen == "yes" && self.issuer.is_empty() {
            errors.add("issuer", "people-expertise-error-licence");
        }
        let before = self.clone();
        offers.occupations = occupation(ctx, &self.profession, &mut self.profession_code);
        if !offers.occupations.is_empty() {
            errors.add("profession_code", "me-expertise-error-occupation-several");
        }
        let specialties = self.specialties(ctx, &mut errors, &mut offers);
        let typed = (self.language.as_str(), &mut self.language_code);
        let (languages, offered) = languages(ctx, &self.languages, typed, &mut errors);
        offers.languages = offered;
        let years = self.years.parse().ok().filter(|years| (0..=MOST_YEARS).contains(years));
        if years.is_none() && !self.years.is_empty() {
            errors.add("years", "me-expertise-error-years");
        }
        let until = read_date(["until", &self.until_day, &self.until_month, &self.until_year], &mut errors);
        let free = read_date(["free", &self.free_day, &self.free_month, &self.free_year], &mut errors);
        let (helps, ways) = (sent(&self.helps), sent(&self.ways));
        for (field, is_wrong) in [("helps", helps.is_none()), ("ways", ways.is_none())] {
            if is_wrong {
                errors.add(field, "me-expertise-error-choice");
            }
        }
        match (helps, ways) {
            (Some(helps), Some(ways)) if errors.is_empty() => Ok(Said {
                profession: self.profession.clone(),
                occupation: self.profession_code.clone(),
                specialties,
                years,
                licence: Licence {
                    issuer: self.issuer.clone(),
                    number: self.licence.clone(),
                    until: until.and_then(kit::format::PartialDate::last_day),
                },
                languages,
                helps,
                ways,
                free_from: free.and_then(kit::format::PartialDate::first_day),
                words: self.words.clone(),
            }),
            _ => {
                self.keep_as_typed(&before);
                Err((errors, offers))
            }
        }
    }

    /// Whoever chose that something stays as typed is not asked again because something else is wrong.
    pub fn keep_as_typed(&mut self, before: &Self) {
        for (code, before) in [
            (&mut self.profession_code, &before.profession_code),
            (&mut self.specialty_code, &before.specialty_code),
            (&mut self.second_code, &before.second_code),
            (&mut self.third_code, &before.third_code),
        ] {
            if before == AS_TYPED {
                code.clone_from(before);
            }
        }
    }

    /// The specialties, each once, as they are kept.
    fn specialties(&mut self, ctx: &Ctx, errors: &mut Errors, offers: &mut Offers) -> Vec<String> {
        let fields = [
            ("specialty_code", &self.specialty, &mut self.specialty_code),
            ("second_code", &self.second, &mut self.second_code),
            ("third_code", &self.third, &mut self.third_code),
        ];
        let mut all: Vec<String> = Vec::new();
        for ((field, typed, code), offered) in fields.into_iter().zip(&mut offers.specialties) {
            *offered = specialty(ctx, typed, code);
            if !offered.is_empty() {
                errors.add(field, "me-expertise-error-specialty-several");
            }
            let kept = if code.is_empty() { typed.clone() } else { code.clone() };
            if !kept.is_empty() && !all.contains(&kept) {
                all.push(kept);
            }
        }
        all
    }
}

/// The date of a field, as far as it is written; what is wrong is said beside it.
fn read_date([field, day, month, year]: [&str; 4], errors: &mut Errors) -> Option<kit::format::PartialDate> {
    date_parts::read(day, month, year).unwrap_or_else(|_| {
        errors.add(field, "me-expertise-error-date");
        None
    })
}
