//! `/me/family/{id}/documents/{document}/removal`: a child's identity document is kept no longer.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::form::Nothing;
use kit::path::Path;

use super::super::super::documents::removal;
use super::owner;
use crate::identity_document::IdentityDocumentId;
use crate::person::PersonId;

/// Asks whether it is meant.
pub async fn get(ctx: Ctx, Path((id, document)): Path<(PersonId, IdentityDocumentId)>) -> Result<Response> {
    match owner(&ctx, id).await? {
        Ok(owner) => removal::asked(ctx, &owner, document).await,
        Err(leave) => Ok(leave),
    }
}

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
