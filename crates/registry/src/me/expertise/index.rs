//! `/me/expertise`: what is kept of a member's expertise, and whether it stands in the bank.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use serde::Serialize;

use super::member;
use crate::expert::{self, Shown};
use crate::person::Status;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// What is kept; none where nothing was said yet.
    pub expert: Option<Shown>,
    /// Whether the member's registration is still to be verified: until it is, the bank shows nothing of them.
    pub is_waiting: bool,
    /// Whether it rests: as long as it does, the bank shows nothing of them either.
    pub is_paused: bool,
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match member(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let row = expert::of(ctx.tx().await?, person.id).await?;
    let page = Page {
        expert: row.map(|row| row.shown(&ctx)),
        is_waiting: !matches!(person.status, Status::Verified | Status::Paused),
        is_paused: person.status == Status::Paused,
    };
    ctx.page("me/expertise/index.html", &page).await
}
