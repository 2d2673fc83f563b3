//! `/people/{id}/associations/{association}/removal`: a person is no member of an association, as they say at the desk.

use accounts::Ctx;
use axum::response::Response;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use kit::{Error, Result};
use serde::Serialize;

use super::super::{Head, back};
use super::asked;
use crate::association::AssociationId;
use crate::association_member;
use crate::person::PersonId;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// What the association is called.
    pub name: String,
}

/// Asks whether it is meant.
pub async fn get(ctx: Ctx, Path((id, association)): Path<(PersonId, AssociationId)>) -> Result<Response> {
    let (person, row, known) = asked(&ctx, id, association).await?;
    known.ok_or(Error::NotFound)?;
    ctx.page(
        "people/associations/removal.html",
        &Page { person: (&person).into(), name: row.names_in(ctx.locale()).0.to_owned() },
    )
    .await
}

/// Does it; sent twice, it is done once.
pub async fn post(
    ctx: Ctx,
    Path((id, association)): Path<(PersonId, AssociationId)>,
    _: Nothing,
) -> Result<Response> {
    asked(&ctx, id, association).await?;
    association_member::end(&ctx, id, association).await?;
    back(&ctx, id, Tone::Success, "people-associations-removed").await
}
