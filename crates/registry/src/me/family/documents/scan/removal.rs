//! `/me/family/{id}/documents/{document}/scan/removal`: the scan of a child's identity document is kept no longer.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::form::Nothing;
use kit::path::Path;

use super::super::super::super::documents::scan::removal;
use super::super::owner;
use crate::identity_document::IdentityDocumentId;
use crate::person::PersonId;

/// Removes it.
pub async fn post(
    ctx: Ctx,
    Path((id, document)): Path<(PersonId, IdentityDocumentId)>,
    _: Nothing,
) -> Result<Response> {
    match owner(&ctx, id).await? {
        Ok(owner) => removal::removed(ctx, &owner, document).await,
        Err(leave) => Ok(leave),
    }
}
