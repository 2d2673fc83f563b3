//! `/me/sessions`: the devices on which a member is signed in; they end one of them, or all.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::session::{self, Owner};
use axum::response::Response;
use kit::clean::de_code;
use kit::flash::Tone;
use kit::{Result, form};
use serde::{Deserialize, Serialize};

use super::own_or_leave;
use crate::person::KIND;

/// Everything ends, here too.
const ALL: &str = "all";

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The sessions, the newest first.
    pub sessions: Vec<session::Listed>,
}

/// What is sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Name of the session to end, or [`ALL`].
    #[serde(deserialize_with = "de_code")]
    pub end: String,
}

/// Shows them.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let sessions = session::of(&ctx, Owner::Member(person.id.0)).await?;
    ctx.page("me/sessions.html", &Page { sessions }).await
}

/// Ends one, or all and this one with them.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let owner = Owner::Member(person.id.0);
    if form.end == ALL {
        session::end_others(&ctx, owner).await?;
        ctx.record(Entry::done("member.sign_out_others").to(KIND, person.id.0));
        return Ok(ctx.sign_out_to(&ctx.href("/")));
    }
    // One that has ended by itself meanwhile is ended as well: the answer is the same.
    if session::end(&ctx, owner, &form.end).await? {
        ctx.record(Entry::done("member.sign_out_others").to(KIND, person.id.0));
    }
    ctx.flash(Tone::Success, "me-sessions-ended").await?;
    Ok(ctx.redirect(&ctx.href("/me/sessions")))
}
