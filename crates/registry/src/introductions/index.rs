//! `/introductions`: the introductions of people whom the viewer serves.

use accounts::Ctx;
use accounts::audit::Entry;
use axum::response::Response;
use kit::Result;
use serde::Serialize;
use serde_json::json;

use crate::introduction::{self, State};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Them, those first of which something is still to come.
    pub introductions: Vec<Row>,
}

/// One of them.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Its address.
    pub href: String,
    /// The company for which was asked.
    pub company: String,
    /// The company whose keeper was asked.
    pub other: String,
    /// Where it stands.
    pub state: State,
    /// When it was asked.
    pub asked: String,
}

/// Shows them.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let rows = introduction::listed_for(&ctx).await?;
    let list = json!({ "list": "/introductions", "rows": rows.len() });
    let people = rows.iter().flat_map(|row| [row.person_id.0, row.other_id.0]);
    ctx.record_ahead(Entry::done("introduction.list").with(list).showing(people));
    let introductions = rows.into_iter().map(|row| Row {
        href: format!("/introductions/{}", row.id),
        company: row.company_name,
        other: row.other_company_name,
        state: row.state,
        asked: row.asked_at.to_rfc3339(),
    });
    ctx.page("introductions/index.html", &Page { introductions: introductions.collect() }).await
}
