//! `/me/needs`: what a member said they need, and what became of it.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use serde::Serialize;

use super::super::own_or_leave;
use super::Need;
use crate::need;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The needs, the newest first.
    pub needs: Vec<Need>,
}

/// Shows them.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let mut needs = Vec::new();
    for row in need::of(ctx.tx().await?, person.id).await? {
        needs.push(Need::of(&ctx, row).await?);
    }
    ctx.page("me/needs/index.html", &Page { needs }).await
}
