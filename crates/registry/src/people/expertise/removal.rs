//! `/people/{id}/expertise/removal`: what is kept of a person's expertise is wrong, or they no longer want it.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use serde::Serialize;

use super::super::{Head, back};
use super::kept;
use crate::person::PersonId;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// What they do.
    pub profession: String,
}

/// Asks whether it is meant.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let (person, row) = kept(&ctx, id).await?;
    let page = Page { person: (&person).into(), profession: row.profession };
    ctx.page("people/expertise/removal.html", &page).await
}

/// Removes it.
pub async fn post(ctx: Ctx, Path(id): Path<PersonId>, _: Nothing) -> Result<Response> {
    let (_, row) = kept(&ctx, id).await?;
    row.remove(&ctx).await?;
    back(&ctx, id, Tone::Success, "me-expertise-removed").await
}
