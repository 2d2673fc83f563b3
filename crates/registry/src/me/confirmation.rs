//! `/me/confirmation`: a member looks their data over, once a year, and says that all of it is still right.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use serde::Serialize;

use super::details::Details;
use super::own_or_leave;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// What we hold.
    pub details: Details,
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let details = Details::of(&ctx, &person).await?;
    ctx.page("me/confirmation.html", &Page { details }).await
}

/// All of it is right.
pub async fn post(ctx: Ctx, _: Nothing) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    person.confirm(&ctx).await?;
    ctx.flash(Tone::Success, "me-confirmation-done").await?;
    Ok(ctx.redirect(&ctx.href("/me")))
}
