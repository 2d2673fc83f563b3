//! What is said of a public figure, as the form has it.

use accounts::Ctx;
use chrono::{Datelike, NaiveDate};
use kit::clean::{de_code, de_line, de_lines};
use kit::form::Errors;
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{Model, Office, Said};
use crate::company::{one, read_website};
use crate::name::has_letter;
use crate::register::about::{AS_TYPED, Offer, place, settle};
use crate::register::residence::{self, Suggestion};

/// The earliest year of an office: what is earlier is mistyped.
const EARLIEST: i16 = 1900;

/// What there is to choose from where it is not clear what was meant.
#[derive(Debug, Default, Serialize)]
pub struct Offers {
    /// Countries that the typed one may be.
    pub countries: Vec<Suggestion>,
    /// Places of origin that the typed one may be.
    pub origins: Vec<Offer>,
}

/// What is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Their name.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 120, message = "public-figures-error-long"))]
    pub name: String,
    /// Their name in the other script.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 120, message = "public-figures-error-long"))]
    pub other_name: String,
    /// Code of an [`Office`].
    #[serde(deserialize_with = "de_code")]
    pub office: String,
    /// What it is called there.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 120, message = "public-figures-error-long"))]
    pub office_words: String,
    /// The body in which they hold it.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 120, message = "public-figures-error-long"))]
    pub body: String,
    /// The country, by any name.
    #[serde(deserialize_with = "de_line")]
    pub country: String,
    /// The country chosen from several; once the form is read, the country meant.
    #[serde(deserialize_with = "de_code")]
    pub country_code: String,
    /// The city.
    #[serde(deserialize_with = "de_line")]
    pub city: String,
    /// Since which year.
    #[serde(deserialize_with = "de_line")]
    pub since_year: String,
    /// Until which year.
    #[serde(deserialize_with = "de_line")]
    pub until_year: String,
    /// The place of origin, in any spelling.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 100, message = "register-about-error-origin-long"))]
    pub origin: String,
    /// The place chosen: an id of `origins.csv`, or the choice of leaving it as typed. Once the form is read, empty where it stays
    /// as typed.
    #[serde(deserialize_with = "de_code")]
    pub origin_code: String,
    /// Where it is said in public.
    #[serde(deserialize_with = "de_code")]
    #[validate(length(max = 500, message = "public-figures-error-source"))]
    pub source: String,
    /// How their office is reached.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 200, message = "public-figures-error-contact-long"))]
    pub contact: String,
    /// What they did or would do.
    #[serde(deserialize_with = "de_lines")]
    #[validate(length(max = 1000, message = "public-figures-error-words-long"))]
    pub words: String,
    /// As which it was shown, its revision; empty for a new one.
    #[serde(deserialize_with = "de_code")]
    pub seen: String,
}

/// A year of four digits that is not over the next one; nothing where nothing was typed, or it is none.
fn year(typed: &str, today: NaiveDate, field: &str, errors: &mut Errors) -> Option<i16> {
    if typed.is_empty() {
        return None;
    }
    let is_year = typed.len() == 4 && typed.bytes().all(|byte| byte.is_ascii_digit());
    let read = typed
        .parse()
        .ok()
        .filter(|year: &i16| is_year && *year >= EARLIEST && i32::from(*year) <= today.year());
    if read.is_none() {
        errors.add(field, "public-figures-error-year");
    }
    read
}

impl Form {
    /// For a new one: of the viewer's country, where they have one alone.
    pub fn start(ctx: &Ctx, countries: &[String]) -> Self {
        let name = |code: &String| ctx.app().reference.countries.name(code, ctx.locale()).to_owned();
        let country = if let [one] = countries { name(one) } else { String::new() };
        Self { country, ..Self::default() }
    }

    /// As it stands for `row`.
    pub fn of(ctx: &Ctx, row: &Model) -> Self {
        let (reference, locale) = (&ctx.app().reference, ctx.locale());
        let year = |year: Option<i16>| year.map(|year| year.to_string()).unwrap_or_default();
        let (origin, origin_code) = match reference.origins.get(&row.origin) {
            Some(place) => (place.name(locale).to_owned(), row.origin.clone()),
            None if row.origin.is_empty() => Default::default(),
            None => (row.origin.clone(), AS_TYPED.to_owned()),
        };
        Self {
            name: row.name.clone(),
            other_name: row.other_name.clone(),
            office: row.office.to_value(),
            office_words: row.office_words.clone(),
            body: row.body.clone(),
            country: reference.countries.name(&row.country, locale).to_owned(),
            country_code: row.country.clone(),
            city: row.city.clone(),
            since_year: year(row.since_year),
            until_year: year(row.until_year),
            origin,
            origin_code,
            source: row.source.clone(),
            contact: row.contact.clone(),
            words: row.words.clone(),
            seen: row.revision.to_string(),
        }
    }

    /// What it says, of one of the viewer's countries; or what is wrong with it, and what there is to choose from.
    pub fn read(&mut self, ctx: &Ctx) -> kit::Result<Result<Said, (Errors, Offers)>> {
        let mut errors = Errors::of(self);
        let office = self.read_office(&mut errors);
        let countries = self.read_country(ctx, &mut errors)?;
        let origins = self.read_origin(ctx, &mut errors);
        let (since_year, until_year) = self.read_term(ctx.now().date_naive(), &mut errors);
        let source = read_website(&self.source).filter(|source| !source.is_empty());
        if source.is_none() {
            errors.add("source", "public-figures-error-source");
        }
        Ok(match (office, source) {
            (Some(office), Some(source)) if errors.is_empty() => Ok(Said {
                name: self.name.clone(),
                other_name: self.other_name.clone(),
                office,
                office_words: self.office_words.clone(),
                body: self.body.clone(),
                country: self.country_code.clone(),
                city: self.city.clone(),
                since_year,
                until_year,
                origin: if self.origin_code.is_empty() { &self.origin } else { &self.origin_code }.clone(),
                source,
                contact: self.contact.clone(),
                words: self.words.clone(),
            }),
            _ => Err((errors, Offers { countries, origins })),
        })
    }

    /// Who holds which office where.
    fn read_office(&self, errors: &mut Errors) -> Option<Office> {
        if !has_letter(&self.name) {
            errors.add("name", "public-figures-error-name");
        }
        if !has_letter(&self.body) {
            errors.add("body", "public-figures-error-body");
        }
        let office = one(&self.office);
        match office {
            None => errors.add("office", "public-figures-error-office"),
            Some(Office::Other) if self.office_words.is_empty() => {
                errors.add("office_words", "public-figures-error-office-words");
            }
            Some(_) => {}
        }
        office
    }

    /// Country and city; the countries to choose from where it is not clear which is meant.
    fn read_country(&mut self, ctx: &Ctx, errors: &mut Errors) -> kit::Result<Vec<Suggestion>> {
        if self.country.is_empty() {
            errors.add("country", "public-figures-error-country");
        }
        let mut home = residence::Form {
            country: self.country.clone(),
            country_code: self.country_code.clone(),
            city: self.city.clone(),
            ..residence::Form::default()
        };
        let (wrong, countries) = home.resolve(&ctx.app().reference.countries, ctx.locale());
        self.country_code = home.country_code;
        let is_clear = !wrong.has("country") && !wrong.has("country_code");
        errors.merge(wrong);
        if is_clear && !super::may_keep(ctx, &self.country_code)? {
            errors.add("country", "public-figures-error-country-foreign");
        }
        Ok(countries)
    }

    /// The places to choose from where it is not clear which is meant.
    fn read_origin(&mut self, ctx: &Ctx, errors: &mut Errors) -> Vec<Offer> {
        let reference = &ctx.app().reference;
        let rows = settle(&self.origin, &mut self.origin_code, &reference.origins, |_| true);
        if !rows.is_empty() {
            errors.add("origin_code", "register-about-error-origin-several");
        }
        rows.into_iter().map(|row| place(row, reference, ctx.locale())).collect()
    }

    fn read_term(&self, today: NaiveDate, errors: &mut Errors) -> (Option<i16>, Option<i16>) {
        let since = year(&self.since_year, today, "since_year", errors);
        let until = year(&self.until_year, today, "until_year", errors);
        if since.zip(until).is_some_and(|(since, until)| until < since) {
            errors.add("until_year", "public-figures-error-until");
        }
        (since, until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_an_office() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
        for (typed, read, is_wrong) in [
            ("", None, false),
            ("2021", Some(2021), false),
            ("2026", Some(2026), false),
            ("2027", None, true),
            ("1899", None, true),
            ("21", None, true),
            ("+202", None, true),
            ("in 2021", None, true),
        ] {
            let mut errors = Errors::default();
            assert_eq!(year(typed, today, "since_year", &mut errors), read, "{typed}");
            assert_eq!(errors.has("since_year"), is_wrong, "{typed}");
        }
    }
}
