//! `/me/requests`: what a member asked to have changed, and where it stands.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use serde::Serialize;

use super::super::own_or_leave;
use super::Request;
use crate::change_request;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The requests, the newest first.
    pub requests: Vec<Request>,
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let mut requests = Vec::new();
    for row in change_request::of(ctx.tx().await?, person.id).await? {
        requests.push(Request::of(&ctx, row).await?);
    }
    ctx.page("me/requests/index.html", &Page { requests }).await
}
