//! `/register`: what registering is; begins a draft.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use serde::Serialize;

use crate::draft;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Whether a registration was begun in this browser.
    pub draft: bool,
    /// Where it goes on.
    pub resume_href: String,
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let draft = draft::find(&ctx).await?;
    let resume_href = draft.as_ref().map(|draft| ctx.href(draft.next_page())).unwrap_or_default();
    ctx.page("register/index.html", &Page { draft: draft.is_some(), resume_href }).await
}

/// Begins a registration.
pub async fn post(ctx: Ctx) -> Result<Response> {
    draft::begin(&ctx).await?;
    Ok(ctx.redirect(&ctx.href("/register/name")))
}
