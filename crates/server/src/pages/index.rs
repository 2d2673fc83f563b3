//! `/`: the start page. Staff are sent to their own.

use accounts::Ctx;
use accounts::ctx::Viewer;
use axum::response::Response;
use kit::Result;
use serde::Serialize;

/// What the page shows: texts only.
#[derive(Debug, Serialize)]
pub struct Page {}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    if let Viewer::Staff(_) = ctx.viewer() {
        return Ok(ctx.redirect("/dashboard"));
    }
    ctx.page("index.html", &Page {}).await
}
