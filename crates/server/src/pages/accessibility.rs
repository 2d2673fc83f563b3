//! `/accessibility`: what can be used by whom, and what cannot yet.

use accounts::Ctx;
use accounts::app::Ministry;
use axum::response::Response;
use kit::Result;
use serde::Serialize;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The ministry's own contact.
    pub ministry: Ministry,
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    ctx.page("accessibility.html", &Page { ministry: ctx.app().settings.ministry.clone() }).await
}
