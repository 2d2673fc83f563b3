//! `/me/introductions`: who asks to be introduced to a member, and whom the member asked to be introduced to.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use serde::Serialize;

use super::super::own_or_leave;
use crate::introduction::{self, State};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Them, the newest first.
    pub introductions: Vec<Row>,
}

/// One of them.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Its address.
    pub href: String,
    /// What the other company is called.
    pub company: String,
    /// Whether the member is the one who was asked.
    pub is_asked: bool,
    /// Where it stands.
    pub state: State,
    /// When it was asked.
    pub asked: String,
}

/// Shows them.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let rows = introduction::of(ctx.tx().await?, person.id).await?.into_iter().map(|row| {
        let is_asked = row.other_id == person.id;
        Row {
            href: ctx.href(&format!("/me/introductions/{}", row.id)),
            company: if is_asked { row.company_name } else { row.other_company_name },
            is_asked,
            state: row.state,
            asked: row.asked_at.to_rfc3339(),
        }
    });
    let introductions = rows.collect();
    ctx.page("me/introductions/index.html", &Page { introductions }).await
}
