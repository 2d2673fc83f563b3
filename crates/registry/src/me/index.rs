//! `/me`: a member's first page.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use serde::Serialize;

use super::own_or_leave;
use crate::number;
use crate::person::Status;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Name in Arabic, or empty.
    pub name_ar: String,
    /// Name in Latin script, or empty.
    pub name_latin: String,
    /// Registry number, as it is read aloud.
    pub registry_number: String,
    /// Where the registration stands.
    pub status: Status,
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let page = Page {
        name_ar: person.name_ar(),
        name_latin: person.name_latin(),
        registry_number: number::shown(&person.number),
        status: person.status,
    };
    ctx.page("me/index.html", &page).await
}
