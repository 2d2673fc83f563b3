//! `/register/minor`: children are registered by a parent or guardian; what to do.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use serde::Serialize;

/// What the page shows: texts only.
#[derive(Debug, Serialize)]
pub struct Page {}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    ctx.page("register/minor.html", &Page {}).await
}
