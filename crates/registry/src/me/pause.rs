//! `/me/pause`: a member lets their record rest, or takes it up again.

use accounts::Ctx;
use axum::response::Response;
use kit::clean::de_code;
use kit::flash::Tone;
use kit::{Error, Result, form};
use serde::{Deserialize, Serialize};

use super::own_or_leave;
use crate::person::Status;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Whether it rests.
    pub is_paused: bool,
    /// Whether it may.
    pub may_rest: bool,
}

/// What is sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// `pause` or `resume`: a second tap does not undo the first.
    #[serde(deserialize_with = "de_code")]
    pub to: String,
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let page = Page { is_paused: person.status == Status::Paused, may_rest: person.status.may_rest() };
    ctx.page("me/pause.html", &page).await
}

/// Lets it rest, or takes it up.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let (changed, said) = match form.to.as_str() {
        "pause" => (person.pause(&ctx).await?, "me-pause-done"),
        "resume" => (person.resume(&ctx).await?, "me-pause-resumed"),
        _ => return Err(Error::NotFound),
    };
    if changed {
        ctx.flash(Tone::Success, said).await?;
    }
    Ok(ctx.redirect(&ctx.href("/me/pause")))
}
