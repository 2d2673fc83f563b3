//! `/me/family/{id}/documents/{document}/scan`: whoever acts for a child puts a scan to an identity document.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::form::Upload;
use kit::path::Path;

use super::super::super::super::documents::scan::index;
use super::super::owner;
use crate::document_scan;
use crate::identity_document::IdentityDocumentId;
use crate::person::PersonId;

/// Shows it.
pub async fn get(ctx: Ctx, Path((id, document)): Path<(PersonId, IdentityDocumentId)>) -> Result<Response> {
    match owner(&ctx, id).await? {
        Ok(owner) => index::asked(ctx, &owner, document).await,
        Err(leave) => Ok(leave),
    }
}

/// Keeps it.
pub async fn post(
    ctx: Ctx,
    Path((id, document)): Path<(PersonId, IdentityDocumentId)>,
    upload: Result<Upload>,
) -> Result<Response> {
    let scan = document_scan::read(&ctx, upload).await;
    match owner(&ctx, id).await? {
        Ok(owner) => index::kept(ctx, &owner, document, scan).await,
        Err(leave) => Ok(leave),
    }
}
