//! `/me/left`: who has just left the registry sees the receipt. It says nothing of anybody.

use accounts::Ctx;
use axum::response::Response;
use chrono::{DateTime, TimeDelta, Utc};
use kit::Result;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::departure;

/// Key of the receipt in the session of who has left.
const KEY: &str = "left";
/// How long it is shown again.
const SHOWN_AGAIN: TimeDelta = TimeDelta::minutes(30);

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The receipt's number, as it is read aloud.
    pub reference: String,
    /// When it was done.
    pub at: String,
}

/// What the session keeps.
#[derive(Debug, Deserialize)]
struct Left {
    reference: String,
    at: DateTime<Utc>,
}

/// Ends the session and sends the browser here.
pub(super) fn go(ctx: &Ctx, reference: &str) -> Response {
    ctx.sign_out_keeping(KEY, json!({ "reference": reference, "at": ctx.now() }));
    ctx.redirect(&ctx.href("/me/left"))
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let left = ctx.kept::<Left>(KEY).await?.filter(|left| ctx.now() - left.at < SHOWN_AGAIN);
    let Some(left) = left else { return Ok(ctx.redirect(&ctx.href("/"))) };
    let page = Page { reference: departure::shown(&left.reference), at: left.at.to_rfc3339() };
    ctx.page("me/left.html", &page).await
}
