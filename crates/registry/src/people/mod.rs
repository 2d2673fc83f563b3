//! `/people`: staff find the people of their countries and help them.

mod alike;
pub mod associations;
pub mod companies;
pub mod contacts;
pub mod data_request;
pub mod death;
pub mod desk;
pub mod disclosure;
pub mod documents;
pub mod edit;
pub mod emergency;
pub mod expertise;
pub mod family;
pub mod index;
pub mod interest;
pub mod narrow;
pub mod needs;
pub mod new;
pub mod notes;
pub mod passkeys;
pub mod reason;
pub mod receipt;
pub mod refugee;
pub mod rejection;
pub mod reopening;
pub mod requests;
pub mod results;
pub mod return_code;
pub mod returning;
mod row;
pub mod searches;
pub mod show;
pub mod transfer;
pub mod verification;

use accounts::Ctx;
use axum::response::Response;
use kit::clean::{de_code, de_line};
use kit::flash::Tone;
use kit::form::Errors;
use kit::{Locale, Result};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::number;
use crate::person::{Model, PersonId};

/// The person whom a page below `/people/{id}` is about.
#[derive(Debug, Serialize)]
pub struct Head {
    /// Address of the record.
    pub href: String,
    /// Registry number, as it is read aloud.
    pub number: String,
    /// Name in Arabic, or empty.
    pub name_ar: String,
    /// Name in Latin script, or empty.
    pub name_latin: String,
    /// Language in which the person is written to.
    pub language: Locale,
}

impl From<&Model> for Head {
    fn from(person: &Model) -> Self {
        Self {
            href: href(person.id),
            number: number::shown(&person.number),
            name_ar: person.name_ar(),
            name_latin: person.name_latin(),
            language: person.locale,
        }
    }
}

/// Yes or no to what somebody asks for, and, with a no, the reason.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Answer {
    /// `accept` or `refuse`.
    #[serde(deserialize_with = "de_code")]
    pub answer: String,
    /// Why it is refused.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 500, message = "people-error-reason-long"))]
    pub reason: String,
}

impl Answer {
    /// Whether it is a yes.
    pub fn is_yes(&self) -> bool {
        self.answer == "accept"
    }

    /// What is wrong; the keys are for an answer that is missing, and a reason.
    pub fn errors(&self, [none, reason]: [&str; 2]) -> Errors {
        let mut errors = Errors::of(self);
        if !["accept", "refuse"].contains(&self.answer.as_str()) {
            errors.add("answer", none);
        }
        if self.answer == "refuse" && self.reason.is_empty() {
            errors.add("reason", reason);
        }
        errors
    }
}

/// Address of the record of `person`.
fn href(person: PersonId) -> String {
    format!("/people/{person}")
}

/// Says what was done, or that it was done before, on the record of `person`.
async fn back(ctx: &Ctx, person: PersonId, tone: Tone, said: &str) -> Result<Response> {
    ctx.flash(tone, said).await?;
    Ok(ctx.redirect(&href(person)))
}
