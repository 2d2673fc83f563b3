//! `/people`: staff find the people of their countries and help them.

pub mod contacts;
pub mod death;
pub mod desk;
pub mod edit;
pub mod index;
pub mod narrow;
pub mod new;
pub mod notes;
pub mod receipt;
pub mod rejection;
pub mod reopening;
pub mod requests;
pub mod results;
pub mod return_code;
pub mod returning;
pub mod searches;
pub mod show;
pub mod transfer;
pub mod verification;

use accounts::Ctx;
use axum::response::Response;
use kit::flash::Tone;
use kit::{Locale, Result};
use serde::Serialize;

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

/// Address of the record of `person`.
fn href(person: PersonId) -> String {
    format!("/people/{person}")
}

/// Says what was done, or that it was done before, on the record of `person`.
async fn back(ctx: &Ctx, person: PersonId, tone: Tone, said: &str) -> Result<Response> {
    ctx.flash(tone, said).await?;
    Ok(ctx.redirect(&href(person)))
}
