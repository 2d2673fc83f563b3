//! `/`: the start page. Staff and members are sent to their own.

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
    match ctx.viewer() {
        Viewer::Staff(_) => Ok(ctx.redirect("/dashboard")),
        Viewer::Member(_) => Ok(ctx.redirect(&ctx.href("/me"))),
        Viewer::Guest => ctx.page("index.html", &Page {}).await,
    }
}
