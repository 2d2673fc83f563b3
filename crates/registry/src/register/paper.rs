//! `/register/paper`: the registration as a form on paper, for whoever has no telephone or computer. A mission types it in
//! by the same numbers at `/people/new`.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use serde::Serialize;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Where the same questions are answered without paper.
    pub address: String,
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    ctx.page(
        "register/paper.html",
        &Page { address: format!("{}/{}", ctx.app().settings.public_url, ctx.locale().code()) },
    )
    .await
}
