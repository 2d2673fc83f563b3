//! What is said of an identity document, as a form has it: the member's and the desk's ask the same.

use accounts::Ctx;
use accounts::reference::Found;
use chrono::{Days, Months, NaiveDate};
use kit::clean::{de_code, de_line};
use kit::date_parts;
use kit::form::Errors;
use kit::format::PartialDate;
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};

use super::said::{Kind, Said, read_number};

/// How long at most a document is good: no state issues one for longer, but permits for good that have a date all the same.
const LONGEST: Months = Months::new(12 * 50);
/// Whose last day lies further back is surely mistyped.
const LONGEST_AGO: Months = Months::new(12 * 60);

/// What is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Code of a [`Kind`].
    #[serde(deserialize_with = "de_code")]
    pub kind: String,
    /// The country that issued it, by any name.
    #[serde(deserialize_with = "de_line")]
    pub issuer: String,
    /// The country chosen from several; once the form is read, the country meant.
    #[serde(deserialize_with = "de_code")]
    pub issuer_code: String,
    /// Its number, in any writing. Of a document that is kept already: empty where it stays.
    #[serde(deserialize_with = "de_line")]
    pub number: String,
    /// Day until which it is good.
    #[serde(deserialize_with = "de_line")]
    pub expires_day: String,
    /// Month, a number or a name.
    #[serde(deserialize_with = "de_line")]
    pub expires_month: String,
    /// Year.
    #[serde(deserialize_with = "de_line")]
    pub expires_year: String,
    /// As which the document was shown, its [`version`](super::Model::version); empty for a new one.
    #[serde(deserialize_with = "de_code")]
    pub seen: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

/// Countries of which the typed name may mean each: code and name.
pub type Issuers = Vec<(String, String)>;

impl Form {
    /// As it stands for the document `row`, of which `said` is said, without its number.
    pub fn of(ctx: &Ctx, row: &super::Model, said: &Said) -> Self {
        let part = |part: Option<u32>| part.map(|part| part.to_string()).unwrap_or_default();
        let expires = said.expires();
        Self {
            kind: said.kind.to_value(),
            issuer: ctx.app().reference.countries.name(&said.issuer, ctx.locale()).to_owned(),
            issuer_code: said.issuer.clone(),
            expires_day: part(expires.and_then(|date| date.day)),
            expires_month: part(expires.and_then(|date| date.month)),
            expires_year: expires.map(|date| date.year.to_string()).unwrap_or_default(),
            seen: row.version(),
            ..Self::default()
        }
    }

    /// What it says, where an empty number means that `kept` stays; or what is wrong with it, and the countries to choose from.
    pub fn read(&mut self, ctx: &Ctx, kept: &str) -> Result<Said, (Errors, Issuers)> {
        let mut errors = Errors::default();
        let kind = Kind::from_code(&self.kind);
        if kind.is_none() {
            errors.add("kind", "me-documents-error-kind");
        }
        let issuers = self.find_issuer(ctx, &mut errors);
        let number = match read_number(&self.number) {
            None if self.number.is_empty() && !kept.is_empty() => Some(kept.to_owned()),
            None if self.number.is_empty() => {
                errors.add("number", "me-documents-error-number-none");
                None
            }
            None => {
                errors.add("number", "me-documents-error-number");
                None
            }
            read => read,
        };
        let expires = self.expires(ctx.now().date_naive(), &mut errors);
        match (kind, number) {
            (Some(kind), Some(number)) if errors.is_empty() => {
                let expires = expires.map(|date| date.to_string()).unwrap_or_default();
                Ok(Said { kind, issuer: self.issuer_code.clone(), number, expires })
            }
            _ => Err((errors, issuers)),
        }
    }

    /// Finds out which country is meant and keeps it in `issuer_code`; the countries to choose from where that is not clear.
    fn find_issuer(&mut self, ctx: &Ctx, errors: &mut Errors) -> Issuers {
        let countries = &ctx.app().reference.countries;
        match countries.find(&self.issuer) {
            Found::One(code) => self.issuer_code = code,
            Found::Several(codes) => {
                if !codes.contains(&self.issuer_code) {
                    self.issuer_code.clear();
                    errors.add("issuer_code", "register-residence-error-country-several");
                }
                let named = codes.into_iter().map(|code| {
                    let name = countries.name(&code, ctx.locale()).to_owned();
                    (code, name)
                });
                return named.collect();
            }
            Found::None if self.issuer.is_empty() => errors.add("issuer", "me-documents-error-issuer"),
            Found::None => {
                let typed: String = self.issuer.chars().take(60).collect();
                let key = "register-residence-error-country-unknown";
                errors.add_with("issuer", key, vec![("typed", typed)]);
            }
        }
        Vec::new()
    }

    fn expires(&self, today: NaiveDate, errors: &mut Errors) -> Option<PartialDate> {
        let Ok(date) = date_parts::read(&self.expires_day, &self.expires_month, &self.expires_year) else {
            errors.add("expires", "me-documents-error-expires");
            return None;
        };
        let last = date?.last_day()?;
        let (first, latest) = (today - LONGEST_AGO, today + LONGEST + Days::new(1));
        if !(first..latest).contains(&last) {
            errors.add("expires", "me-documents-error-expires-far");
        }
        date
    }
}
