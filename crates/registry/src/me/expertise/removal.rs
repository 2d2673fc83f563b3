//! `/me/expertise/removal`: a member has what is kept of their expertise removed.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use serde::Serialize;

use super::{back, kept};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// What they do.
    pub profession: String,
}

/// Asks whether it is meant.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let (_, row) = match kept(&ctx).await? {
        Ok(kept) => kept,
        Err(leave) => return Ok(leave),
    };
    ctx.page("me/expertise/removal.html", &Page { profession: row.profession }).await
}

/// Removes it.
pub async fn post(ctx: Ctx, _: Nothing) -> Result<Response> {
    let (_, row) = match kept(&ctx).await? {
        Ok(kept) => kept,
        Err(leave) => return Ok(leave),
    };
    row.remove(&ctx).await?;
    back(&ctx, (Tone::Success, "me-expertise-removed")).await
}
