//! A public figure as pages show it.

use accounts::Ctx;
use kit::Locale;
use serde::Serialize;

use super::{Model, Office};
use crate::company::read_website;
use crate::name::latin_script;
use crate::person;

/// A public figure as pages show it, in the page's language.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    /// Address of the page.
    pub href: String,
    /// Their name.
    pub name: String,
    /// Their name in the other script; or empty.
    pub other_name: String,
    /// The office.
    pub office: Office,
    /// What it is called there; or empty.
    pub office_words: String,
    /// The body in which they hold it.
    pub body: String,
    /// Name of the country.
    pub country: String,
    /// City, or empty.
    pub city: String,
    /// Since which year; or empty.
    pub since: String,
    /// Until which year; empty while they are in office.
    pub until: String,
    /// Place of origin; or empty.
    pub origin: String,
    /// Web address of the source.
    pub source: String,
    /// The same where it can be followed: what stands there must be an address.
    pub source_href: String,
    /// How their office is reached; or empty.
    pub contact: String,
    /// What they did or would do; or empty.
    pub words: String,
    /// When the source was last looked at.
    pub checked: String,
}

impl Model {
    /// As pages show it to those who may see it.
    pub fn shown(&self, ctx: &Ctx) -> Shown {
        let (reference, locale) = (&ctx.app().reference, ctx.locale());
        let year = |year: Option<i16>| year.map(|year| year.to_string()).unwrap_or_default();
        let is_arabic = |name: &str| latin_script(name).is_err();
        let is_fitting = |name: &str| is_arabic(name) == (locale == Locale::Ar);
        let is_swapped =
            !self.other_name.is_empty() && !is_fitting(&self.name) && is_fitting(&self.other_name);
        let names = if is_swapped { [&self.other_name, &self.name] } else { [&self.name, &self.other_name] };
        Shown {
            href: format!("/public-figures/{}", self.id),
            name: names[0].clone(),
            other_name: names[1].clone(),
            office: self.office,
            office_words: self.office_words.clone(),
            body: self.body.clone(),
            country: reference.countries.name(&self.country, locale).to_owned(),
            city: self.city.clone(),
            since: year(self.since_year),
            until: year(self.until_year),
            origin: person::origin_name(reference, &self.origin, locale),
            source_href: read_website(&self.source).unwrap_or_default(),
            source: self.source.clone(),
            contact: self.contact.clone(),
            words: self.words.clone(),
            checked: self.checked_at.to_rfc3339(),
        }
    }
}
