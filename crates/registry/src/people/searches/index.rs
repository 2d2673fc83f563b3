//! `/people/searches`: what the viewer saved, with how many each finds now.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::{Result, form};
use search::Query;
use serde::Serialize;

use super::super::narrow::Asked;
use super::href;
use crate::saved_search::{self, Saved};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The searches, by name.
    pub searches: Vec<Row>,
}

/// A search.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Address of its list.
    pub href: String,
    /// What its author calls it.
    pub name: String,
    /// What was typed, or empty.
    pub typed: String,
    /// How many it finds now; none while the index is away.
    pub count: Option<u64>,
    /// Where it is removed.
    pub removal_href: String,
}

/// How many `saved` finds; none while the index is away.
async fn count(ctx: &Ctx, saved: &Saved) -> Result<Option<u64>> {
    // What was saved holds codes of today's reference; one that is gone narrows no more.
    let asked: Asked = form::of_query(&saved.narrowed).unwrap_or_default();
    let asked = asked.known_only(ctx)?;
    let query = Query { limit: 0, ..asked.query(ctx, &saved.typed, "") };
    let hits = ctx.app().index.search(&ctx.staff()?.decide(Action::SeePeople).scope(), query).await;
    Ok(hits.ok().map(|hits| hits.total))
}

/// Shows them.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let mut searches = Vec::new();
    for saved in saved_search::saved_by_viewer(&ctx).await? {
        searches.push(Row {
            href: href(&saved),
            count: count(&ctx, &saved).await?,
            removal_href: format!("/people/searches/{}/removal", saved.id),
            name: saved.name,
            typed: saved.typed,
        });
    }
    ctx.page("people/searches/index.html", &Page { searches }).await
}
