//! `/me/needs/{id}`: one need of a member, what was done, and the way to take it back.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use serde::Serialize;

use super::super::own_or_leave;
use super::Need;
use crate::need::{self, NeedId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The need.
    pub need: Need,
    /// Whether it can be taken back.
    pub is_waiting: bool,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<NeedId>) -> Result<Response> {
    if let Err(leave) = own_or_leave(&ctx).await? {
        return Ok(leave);
    }
    let row = need::own(&ctx, id).await?;
    let page = Page { is_waiting: row.state.is_waiting(), need: Need::of(&ctx, row).await? };
    ctx.page("me/needs/show.html", &page).await
}

/// Takes it back.
pub async fn post(ctx: Ctx, Path(id): Path<NeedId>, _: Nothing) -> Result<Response> {
    if let Err(leave) = own_or_leave(&ctx).await? {
        return Ok(leave);
    }
    let (tone, said) = if need::own(&ctx, id).await?.withdraw(&ctx).await? {
        (Tone::Success, "me-needs-withdrawn")
    } else {
        (Tone::Notice, "me-requests-decided")
    };
    ctx.flash(tone, said).await?;
    Ok(ctx.redirect(&ctx.href("/me/needs")))
}
