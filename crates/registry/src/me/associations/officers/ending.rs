//! `/me/associations/{id}/officers/{officer}/ending`: a member says that they do not hold an office, or no longer do.

use accounts::Ctx;
use axum::response::Response;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use kit::{Error, Result};
use serde::Serialize;

use super::super::super::own_or_leave;
use super::super::Head;
use crate::association::{AssociationId, Office};
use crate::association_officer::{self, OfficerId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The association.
    pub association: Head,
    /// Which office.
    pub office: Office,
}

/// Asks whether it is meant.
pub async fn get(ctx: Ctx, Path((id, officer)): Path<(AssociationId, OfficerId)>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let held = association_officer::of_person(&ctx, person.id).await?;
    let held = held.into_iter().find(|(row, of)| row.id == officer && of.id == id);
    let (row, of) = held.ok_or(Error::NotFound)?;
    ctx.page(
        "me/associations/officers/ending.html",
        &Page { association: Head::of(&ctx, &of), office: row.office },
    )
    .await
}

/// Does it. Their mission reads it on the page of the association.
pub async fn post(
    ctx: Ctx,
    Path((id, officer)): Path<(AssociationId, OfficerId)>,
    _: Nothing,
) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let (tone, said) = match association_officer::resign(&ctx, person.id, (id, officer)).await? {
        true => (Tone::Success, "me-associations-ending-done"),
        false => (Tone::Notice, "me-details-unchanged"),
    };
    ctx.flash(tone, said).await?;
    Ok(ctx.redirect(&ctx.href("/me/associations")))
}
