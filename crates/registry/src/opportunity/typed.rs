//! What is said of an opportunity, as the department's form has it.

use accounts::Ctx;
use chrono::{Datelike, NaiveDate};
use kit::Locale;
use kit::clean::{de_code, de_line, de_lines};
use kit::date_parts;
use kit::form::Errors;
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{Model, Said, Words, read_value};
use crate::company::{one, shown_code, trade};
use crate::register::about::Offer;

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
    /// As which it was shown, its revision; empty for a new one.
    #[serde(deserialize_with = "de_code")]
    pub seen: String,
}

impl Form {
    /// As it stands for `row`.
    pub fn of(row: &Model) -> Self {
        let said = row.said();
        let [ar, en, es] = said.words;
        let part = |part: Option<u32>| part.map(|part| part.to_string()).unwrap_or_default();
        Self {
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
            closes_day: part(said.closes_on.map(|day| day.day())),
            closes_month: part(said.closes_on.map(|day| day.month())),
            closes_year: said.closes_on.map(|day| day.year().to_string()).unwrap_or_default(),
            seen: row.revision.to_string(),
        }
    }

    /// What it says; or what is wrong with it, and the trades to choose from.
    pub fn read(&mut self, ctx: &Ctx) -> Result<Said, (Errors, Vec<Offer>)> {
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
        if !industries.is_empty() {
            errors.add("activity_code", "me-companies-error-industry");
        }
        let amount = read_value(&self.amount);
        if amount.is_none() && !self.amount.is_empty() {
            errors.add("amount", "opportunities-error-amount");
        }
        let closes_on = self.closes_on(ctx.now().date_naive(), &mut errors);
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
            }),
            _ => Err((errors, industries)),
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
