//! `/missions`: the embassies, consulates and representations, and whom they serve.

pub mod edit;
pub mod index;
pub mod new;
pub mod show;

use kit::clean::{de_code, de_line, de_yes};
use kit::form::Errors;
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidateEmail, ValidateUrl};

use crate::Ctx;
use crate::mission::{Kind, Model, Terms};
use crate::reference::Found;

/// Languages that the form offers, ISO 639-1.
const LANGUAGES: [&str; 6] = ["ar", "en", "es", "fr", "de", "pt"];
/// Countries that one mission may serve: more than there are is a slip of the hand.
const MOST_COUNTRIES: usize = 60;

/// What is sent about a mission.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Its kind.
    #[serde(deserialize_with = "de_code")]
    pub kind: String,
    /// Host country, by any of its names.
    #[serde(deserialize_with = "de_line")]
    pub country: String,
    /// The code of the country that was chosen from the suggestions; what is typed counts.
    #[serde(deserialize_with = "de_code")]
    pub country_code: String,
    /// City, in Arabic.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 80, message = "missions-error-city-long"))]
    pub city_ar: String,
    /// City, in English.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 80, message = "missions-error-city-long"))]
    pub city_en: String,
    /// City, in Spanish.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 80, message = "missions-error-city-long"))]
    pub city_es: String,
    /// The countries it serves, one to a line.
    pub serves: String,
    /// E-mail, or empty.
    #[serde(deserialize_with = "de_code")]
    #[validate(length(max = 254, message = "missions-error-email"))]
    pub email: String,
    /// Telephone, or empty.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 60, message = "missions-error-phone"))]
    pub phone: String,
    /// Website, or empty.
    #[serde(deserialize_with = "de_code")]
    #[validate(length(max = 200, message = "missions-error-website"))]
    pub website: String,
    /// Languages.
    pub languages: Vec<String>,
    /// "yes" if the ministry has confirmed it.
    #[serde(deserialize_with = "de_yes")]
    pub confirmed: String,
}

impl Form {
    /// `mission` as it stands.
    fn of(ctx: &Ctx, mission: &Model, serves: &[String]) -> Self {
        let countries = &ctx.app().reference.countries;
        Self {
            kind: mission.kind.to_value(),
            country: countries.name(&mission.country, ctx.locale()).to_owned(),
            country_code: String::new(),
            city_ar: mission.city_ar.clone(),
            city_en: mission.city_en.clone(),
            city_es: mission.city_es.clone(),
            serves: names(ctx, serves).join("\n"),
            email: mission.email.clone(),
            phone: mission.phone.clone(),
            website: mission.website.clone(),
            languages: mission
                .languages
                .split(' ')
                .filter(|code| !code.is_empty())
                .map(str::to_owned)
                .collect(),
            confirmed: if mission.confirmed { "yes".into() } else { String::new() },
        }
    }

    /// What the form says, with what is wrong added to `errors`.
    fn terms(&self, ctx: &Ctx, errors: &mut Errors) -> Option<Terms> {
        let kind = Kind::try_from_value(&self.kind).ok();
        if kind.is_none() {
            errors.add("kind", "missions-error-kind");
        }
        let country = match ctx.app().reference.countries.find(&self.country) {
            Found::One(code) => Some(code),
            Found::Several(_) | Found::None => {
                errors.add("country", "missions-error-country");
                None
            }
        };
        for (field, city) in
            [("city_ar", &self.city_ar), ("city_en", &self.city_en), ("city_es", &self.city_es)]
        {
            if city.is_empty() {
                errors.add(field, "missions-error-city-none");
            }
        }
        let serves = countries(ctx, &self.serves, ("serves", MOST_COUNTRIES), errors);
        if !self.email.is_empty() && !self.email.validate_email() {
            errors.add("email", "missions-error-email");
        }
        let is_phone = |c: char| c.is_ascii_digit() || " +-/().,;".contains(c);
        if !self.phone.chars().all(is_phone) {
            errors.add("phone", "missions-error-phone");
        }
        let is_web = self.website.starts_with("https://") || self.website.starts_with("http://");
        if !(self.website.is_empty() || is_web && self.website.validate_url()) {
            errors.add("website", "missions-error-website");
        }
        let (Some(kind), Some(country), true) = (kind, country, errors.is_empty()) else { return None };
        let languages: Vec<&str> =
            LANGUAGES.into_iter().filter(|code| self.languages.iter().any(|chosen| chosen == code)).collect();
        Some(Terms {
            kind,
            country,
            city: [self.city_ar.clone(), self.city_en.clone(), self.city_es.clone()],
            email: self.email.to_lowercase(),
            phone: self.phone.clone(),
            website: self.website.clone(),
            languages: languages.join(" "),
            serves,
            confirmed: self.confirmed == "yes",
        })
    }
}

/// The names of countries in the page's language, in its alphabetical order.
pub(crate) fn names(ctx: &Ctx, codes: &[String]) -> Vec<String> {
    let countries = &ctx.app().reference.countries;
    let mut names: Vec<String> =
        codes.iter().map(|code| countries.name(code, ctx.locale()).to_owned()).collect();
    names.sort();
    names
}

/// The countries that `typed` names, one to a line, by any of their names; the first that is none is named in the error
/// of `field`.
pub(crate) fn countries(
    ctx: &Ctx,
    typed: &str,
    (field, most): (&str, usize),
    errors: &mut Errors,
) -> Vec<String> {
    let lines = typed.lines().map(kit::clean::line).filter(|line| !line.is_empty());
    let mut codes = Vec::new();
    for line in lines {
        match ctx.app().reference.countries.find(&line) {
            Found::One(code) if codes.contains(&code) => {}
            Found::One(code) => codes.push(code),
            Found::Several(_) | Found::None => {
                let line: String = line.chars().take(60).collect();
                errors.add_with(field, "missions-error-countries", vec![("line", line)]);
            }
        }
    }
    if codes.len() > most {
        errors.add(field, "missions-error-countries-many");
    }
    codes
}
