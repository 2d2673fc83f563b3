//! `/me/documents/{id}/scan/removal`: a member has the scan of an identity document kept no longer.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;

use super::super::{Owner, own};
use crate::document_scan;
use crate::identity_document::{self, IdentityDocumentId};

/// Removes it.
pub async fn post(ctx: Ctx, Path(id): Path<IdentityDocumentId>, _: Nothing) -> Result<Response> {
    match own(&ctx).await? {
        Ok(owner) => removed(ctx, &owner, id).await,
        Err(leave) => Ok(leave),
    }
}

/// Removes the scan of the document `id` of `owner`.
pub(in crate::me) async fn removed(ctx: Ctx, owner: &Owner, id: IdentityDocumentId) -> Result<Response> {
    let document = identity_document::find_of(&ctx, owner.person.id, id).await?;
    let (tone, told) = if document_scan::remove(&ctx, &document).await? {
        (Tone::Success, "me-documents-scan-removed")
    } else {
        (Tone::Notice, "me-details-unchanged")
    };
    ctx.flash(tone, told).await?;
    Ok(ctx.redirect(&owner.list))
}
