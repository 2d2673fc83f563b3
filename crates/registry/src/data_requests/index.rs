//! `/data-requests`: what people ask for by right and is not answered yet, the oldest first.

use accounts::Ctx;
use accounts::audit::Entry;
use axum::response::Response;
use kit::Result;
use serde::Serialize;
use serde_json::json;

use crate::data_request::{self, Kind};
use crate::number;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The requests.
    pub requests: Vec<Row>,
}

/// A request.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Where it is answered.
    pub href: String,
    /// What is asked for.
    pub kind: Kind,
    /// Whether a desk filed it.
    pub is_from_desk: bool,
    /// Name in Arabic, or empty.
    pub name_ar: String,
    /// Name in Latin script, or empty.
    pub name_latin: String,
    /// Registry number, as it is read aloud.
    pub number: String,
    /// Country, in the page's language.
    pub country: String,
    /// When it was asked for.
    pub asked: String,
    /// Until when it is to be answered.
    pub due: String,
    /// Whether that is over.
    pub is_late: bool,
}

/// Shows them.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let waiting = data_request::waiting_for(&ctx).await?;
    let countries = &ctx.app().reference.countries;
    let rows = waiting.iter().map(|(request, person)| Row {
        href: format!("/data-requests/{}", request.id),
        kind: request.kind,
        is_from_desk: request.evidence.is_some(),
        name_ar: person.name_ar(),
        name_latin: person.name_latin(),
        number: number::shown(&person.number),
        country: countries.name(&person.country, ctx.locale()).to_owned(),
        asked: request.asked_at.to_rfc3339(),
        due: request.due_at().to_rfc3339(),
        is_late: request.due_at() < ctx.now(),
    });
    let page = Page { requests: rows.collect() };
    let people = waiting.iter().map(|(_, person)| person.id.0);
    ctx.record(Entry::done("data_request.list").with(json!({ "rows": page.requests.len() })).showing(people));
    ctx.page("data_requests/index.html", &page).await
}
