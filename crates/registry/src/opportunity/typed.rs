//! What is said of an opportunity, as the department's form has it.

use accounts::Ctx;
use chrono::{Datelike, NaiveDate};
use kit::Locale;
use kit::clean::{de_code, de_line, de_lines, de_yes};
use kit::date_parts;
use kit::form::Errors;
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{Model, Said, Words, read_value};
use crate::company::{one, shown_code, trade};
use crate::register::about::Offer;

/// What there is to choose from where it is not clear what was meant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Offers {
    /// Trades of ISIC.
    pub industries: Vec<Offer>,
    /// Specialties.
    pub specialties: Vec<Offer>,
    /// Occupations.
    pub occupations: Vec<Offer>,
    /// Languages.
    pub languages: Vec<Offer>,
}

/// What is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Code of a [`Kind`](super::Kind).
    #[serde(deserialize_with = "de_code")]
    pub kind: String,
    /// The institution whose it is.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 120, message = "opportunities-error-long"))]
    pub institution: String,
    /// Title in Arabic.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 120, message = "opportunities-error-long"))]
    pub title_ar: String,
    /// Text in Arabic.
    #[serde(deserialize_with = "de_lines")]
    #[validate(length(max = 2000, message = "opportunities-error-text-long"))]
    pub text_ar: String,
    /// Title in English.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 120, message = "opportunities-error-long"))]
    pub title_en: String,
    /// Text in English.
    #[serde(deserialize_with = "de_lines")]
    #[validate(length(max = 2000, message = "opportunities-error-text-long"))]
    pub text_en: String,
    /// Title in Spanish.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 120, message = "opportunities-error-long"))]
    pub title_es: String,
    /// Text in Spanish.
    #[serde(deserialize_with = "de_lines")]
    #[validate(length(max = 2000, message = "opportunities-error-text-long"))]
    pub text_es: String,
    /// Its trade in words.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 120, message = "opportunities-error-long"))]
    pub activity: String,
    /// The trade chosen: an id of `industries.csv`, or the choice of leaving it as typed. Once the form is read, empty where it
    /// stays as typed.
    #[serde(deserialize_with = "de_code")]
    pub activity_code: String,
    /// Governorate or town.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 120, message = "opportunities-error-long"))]
    pub place: String,
    /// What it seeks, in whole US dollars, as typed.
    #[serde(deserialize_with = "de_line")]
    pub amount: String,
    /// The last day: day.
    #[serde(deserialize_with = "de_line")]
    pub closes_day: String,
    /// Month, a number or a name.
    #[serde(deserialize_with = "de_line")]
    pub closes_month: String,
    /// Year.
    #[serde(deserialize_with = "de_line")]
    pub closes_year: String,
    /// The specialty of the expert who is needed, as typed.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 120, message = "opportunities-error-long"))]
    pub specialty: String,
    /// The specialty chosen: an id of `specialties.csv`, or the choice of leaving it as typed.
    #[serde(deserialize_with = "de_code")]
    pub specialty_code: String,
    /// Their occupation, as typed.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 120, message = "opportunities-error-long"))]
    pub occupation: String,
    /// The occupation chosen: an ISCO-08 code, or the choice of leaving it as typed.
    #[serde(deserialize_with = "de_code")]
    pub occupation_code: String,
    /// Code of a [`Help`](crate::expert::Help), or empty.
    #[serde(deserialize_with = "de_code")]
    pub help: String,
    /// In which languages they must be able to work: ids of `languages.csv`.
    pub languages: Vec<String>,
    /// One language more, as typed.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 120, message = "opportunities-error-long"))]
    pub language: String,
    /// The language chosen: an id of `languages.csv`.
    #[serde(deserialize_with = "de_code")]
    pub language_code: String,
    /// The first day on which they are needed: day.
    #[serde(deserialize_with = "de_line")]
    pub starts_day: String,
    /// Month, a number or a name.
    #[serde(deserialize_with = "de_line")]
    pub starts_month: String,
    /// Year.
    #[serde(deserialize_with = "de_line")]
    pub starts_year: String,
    /// The last day: day.
    #[serde(deserialize_with = "de_line")]
    pub ends_day: String,
    /// Month, a number or a name.
    #[serde(deserialize_with = "de_line")]
    pub ends_month: String,
    /// Year.
    #[serde(deserialize_with = "de_line")]
    pub ends_year: String,
    /// "yes": it can be done from afar.
    #[serde(deserialize_with = "de_yes")]
    pub online: String,
    /// As which it was shown, its revision; empty for a new one.
    #[serde(deserialize_with = "de_code")]
    pub seen: String,
}

/// Day, month and year of `day`, as three boxes have them.
pub(super) fn boxes(day: Option<NaiveDate>) -> [String; 3] {
    day.map(|day| [day.day().to_string(), day.month().to_string(), day.year().to_string()])
        .unwrap_or_default()
}

impl Form {
    /// As it stands for `row`.
    pub fn of(ctx: &Ctx, row: &Model) -> Self {
        let said = row.said();
        let [ar, en, es] = said.words;
        let [closes_day, closes_month, closes_year] = boxes(said.closes_on);
        let mut form = Self {
            kind: said.kind.to_value(),
            institution: said.institution,
            title_ar: ar.title,
            text_ar: ar.text,
            title_en: en.title,
            text_en: en.text,
            title_es: es.title,
            text_es: es.text,
            activity_code: shown_code(&said.activity, &said.industry),
            activity: said.activity,
            place: said.place,
            amount: said.amount.map(|amount| amount.to_string()).unwrap_or_default(),
            closes_day,
            closes_month,
            closes_year,
            seen: row.revision.to_string(),
            ..Self::default()
        };
        form.fill_expert(ctx, said.expert);
        form
    }

    /// What it says; or what is wrong with it, and what there is to choose from.
    pub fn read(&mut self, ctx: &Ctx) -> Result<Said, (Errors, Offers)> {
        let mut errors = Errors::of(self);
        let kind = one(&self.kind);
        if kind.is_none() {
            errors.add("kind", "opportunities-error-kind");
        }
        if self.institution.is_empty() {
            errors.add("institution", "opportunities-error-institution");
        }
        let words = self.words(&mut errors);
        let industries = trade(ctx, &self.activity, &mut self.activity_code);
        let mut offers = Offers { industries, ..Offers::default() };
        if !offers.industries.is_empty() {
            errors.add("activity_code", "me-companies-error-industry");
        }
        let amount = read_value(&self.amount);
        if amount.is_none() && !self.amount.is_empty() {
            errors.add("amount", "opportunities-error-amount");
        }
        let closes_on = self.closes_on(ctx.now().date_naive(), &mut errors);
        let expert = self.read_expert(ctx, kind, &mut errors, &mut offers);
        match kind {
            Some(kind) if errors.is_empty() => Ok(Said {
                kind,
                institution: self.institution.clone(),
                words,
                activity: self.activity.clone(),
                industry: self.activity_code.clone(),
                place: self.place.clone(),
                amount,
                closes_on,
                expert,
            }),
            _ => Err((errors, offers)),
        }
    }

    /// Title and text in each language: at least one language whole, and none by half.
    fn words(&self, errors: &mut Errors) -> [Words; 3] {
        let fields = [("title_ar", "text_ar"), ("title_en", "text_en"), ("title_es", "text_es")];
        let words = Locale::ALL.map(|locale| {
            let (title, text) = match locale {
                Locale::Ar => (&self.title_ar, &self.text_ar),
                Locale::En => (&self.title_en, &self.text_en),
                Locale::Es => (&self.title_es, &self.text_es),
            };
            Words { title: title.clone(), text: text.clone() }
        });
        for ((title, text), words) in fields.into_iter().zip(&words) {
            match (words.title.is_empty(), words.text.is_empty()) {
                (true, false) => errors.add(title, "opportunities-error-title"),
                (false, true) => errors.add(text, "opportunities-error-text"),
                _ => {}
            }
        }
        if words.iter().all(|words| *words == Words::default()) {
            errors.add("title_ar", "opportunities-error-language");
        }
        words
    }

    fn closes_on(&self, today: NaiveDate, errors: &mut Errors) -> Option<NaiveDate> {
        let read = date_parts::read(&self.closes_day, &self.closes_month, &self.closes_year);
        let Ok(date) = read else {
            errors.add("closes", "opportunities-error-closes");
            return None;
        };
        let last = date?.last_day();
        if last.is_some_and(|last| last < today) {
            errors.add("closes", "opportunities-error-closes-past");
        }
        last
    }
}
