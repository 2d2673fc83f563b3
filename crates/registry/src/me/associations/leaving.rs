//! `/me/associations/{id}/leaving`: a member is one of an association no longer; it sees nothing of them from that moment.

use accounts::Ctx;
use axum::response::Response;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use kit::{Error, Result};
use serde::Serialize;

use super::super::own_or_leave;
use super::Head;
use crate::association::{self, AssociationId};
use crate::association_member;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The association.
    pub association: Head,
}

/// Asks whether it is meant.
pub async fn get(ctx: Ctx, Path(id): Path<AssociationId>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    association_member::find(&ctx, person.id, id).await?.ok_or(Error::NotFound)?;
    let row = association::find(&ctx, id).await?;
    ctx.page("me/associations/leaving.html", &Page { association: Head::of(&ctx, &row) }).await
}

/// Does it; sent twice, it is done once.
pub async fn post(ctx: Ctx, Path(id): Path<AssociationId>, _: Nothing) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    association::find(&ctx, id).await?;
    association_member::end(&ctx, person.id, id).await?;
    ctx.flash(Tone::Success, "me-associations-left").await?;
    Ok(ctx.redirect(&ctx.href("/me/associations")))
}
