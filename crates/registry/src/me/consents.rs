//! `/me/consents`: what a member allows, purpose by purpose; given and withdrawn by one button.

use accounts::Ctx;
use axum::response::Response;
use kit::clean::de_code;
use kit::flash::Tone;
use kit::{Error, Locale, Result, form};
use sea_orm::{ActiveEnum, Iterable};
use serde::{Deserialize, Serialize};

use super::own_or_leave;
use crate::consent::{self, Purpose};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The purposes, in their order.
    pub consents: Vec<Consent>,
    /// Version of the wording on the page.
    pub version: &'static str,
}

/// A purpose.
#[derive(Debug, Serialize)]
pub struct Consent {
    /// The purpose.
    pub purpose: Purpose,
    /// Whether it is allowed now.
    pub given: bool,
    /// What was said about it, the newest first; empty where never asked.
    pub history: Vec<Word>,
}

/// One yes or no.
#[derive(Debug, Serialize)]
pub struct Word {
    /// Yes or no.
    pub given: bool,
    /// When.
    pub at: String,
    /// Version of the wording.
    pub version: String,
    /// Language it was read in.
    pub locale: Locale,
}

/// What is sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// The purpose.
    #[serde(deserialize_with = "de_code")]
    pub purpose: String,
    /// "yes" or "no".
    #[serde(deserialize_with = "de_code")]
    pub given: String,
}

/// Shows them.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let rows = consent::history(ctx.tx().await?, person.id).await?;
    let of = |purpose| -> Consent {
        let words = rows.iter().filter(|row| row.purpose == purpose).map(|row| Word {
            given: row.given,
            at: row.at.to_rfc3339(),
            version: row.version.clone(),
            locale: row.locale,
        });
        let history: Vec<Word> = words.collect();
        Consent { purpose, given: history.first().is_some_and(|word| word.given), history }
    };
    let page = Page { consents: Purpose::iter().map(of).collect(), version: consent::VERSION };
    ctx.page("me/consents.html", &page).await
}

/// Gives or withdraws one, and comes back.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let purpose = Purpose::try_from_value(&form.purpose).map_err(|_| Error::NotFound)?;
    let given = match form.given.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(Error::NotFound),
    };
    consent::say(&ctx, person.id, purpose, given).await?;
    ctx.flash(Tone::Success, if given { "me-consents-given" } else { "me-consents-withdrawn" }).await?;
    Ok(ctx.redirect(&ctx.href("/me/consents")))
}
