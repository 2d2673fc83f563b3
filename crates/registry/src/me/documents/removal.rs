//! `/me/documents/{id}/removal`: a member has an identity document kept no longer.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use serde::Serialize;

use super::{Owner, Place, own};
use crate::identity_document::{self, IdentityDocumentId, Shown};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Whose it is.
    pub place: Place,
    /// The document.
    pub document: Shown,
}

/// Asks whether it is meant.
pub async fn get(ctx: Ctx, Path(id): Path<IdentityDocumentId>) -> Result<Response> {
    match own(&ctx).await? {
        Ok(owner) => asked(ctx, &owner, id).await,
        Err(leave) => Ok(leave),
    }
}

/// Removes it.
pub async fn post(ctx: Ctx, Path(id): Path<IdentityDocumentId>, _: Nothing) -> Result<Response> {
    match own(&ctx).await? {
        Ok(owner) => removed(ctx, &owner, id).await,
        Err(leave) => Ok(leave),
    }
}

/// Asks whether the document `id` of `owner` is to be kept no longer.
pub(in crate::me) async fn asked(ctx: Ctx, owner: &Owner, id: IdentityDocumentId) -> Result<Response> {
    let document = identity_document::find_of(&ctx, owner.person.id, id).await?.shown(&ctx).await?;
    ctx.page("me/documents/removal.html", &Page { place: Place::of(&ctx, owner), document }).await
}

/// Removes the document `id` of `owner`.
pub(in crate::me) async fn removed(ctx: Ctx, owner: &Owner, id: IdentityDocumentId) -> Result<Response> {
    identity_document::find_of(&ctx, owner.person.id, id).await?.remove(&ctx).await?;
    ctx.flash(Tone::Success, "me-documents-removed").await?;
    Ok(ctx.redirect(&owner.list))
}
