//! `/register/paper`: the registration as a form on paper, for whoever has no telephone or computer. A mission types it in
//! by the same numbers at `/people/new`.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use serde::Serialize;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Version of the consents' wording.
    pub version: &'static str,
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    ctx.page("register/paper.html", &Page { version: crate::consent::VERSION }).await
}
