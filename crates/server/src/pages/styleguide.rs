//! `/styleguide`, in the demonstration: every component.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use serde::Serialize;

/// What the page shows: its components carry their own samples.
#[derive(Debug, Serialize)]
pub struct Page {}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    ctx.page("styleguide.html", &Page {}).await
}
