//! `/me/documents/{id}/scan`: a member puts a scan to an identity document. What is kept is not shown here.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{Errors, Filled, Upload};
use kit::path::Path;
use scans::Scan;
use serde::Serialize;

use super::super::{Owner, Place, own};
use crate::document_scan;
use crate::identity_document::{self, IdentityDocumentId, Shown};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Whose it is.
    pub place: Place,
    /// The document.
    pub document: Shown,
    /// The form.
    pub form: Filled,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<IdentityDocumentId>) -> Result<Response> {
    match own(&ctx).await? {
        Ok(owner) => asked(ctx, &owner, id).await,
        Err(leave) => Ok(leave),
    }
}

/// Keeps it.
pub async fn post(ctx: Ctx, Path(id): Path<IdentityDocumentId>, upload: Result<Upload>) -> Result<Response> {
    let scan = document_scan::read(&ctx, upload).await;
    match own(&ctx).await? {
        Ok(owner) => kept(ctx, &owner, id, scan).await,
        Err(leave) => Ok(leave),
    }
}

async fn page(ctx: &Ctx, owner: &Owner, id: IdentityDocumentId, errors: Errors) -> Result<Page> {
    let document = identity_document::find_of(ctx, owner.person.id, id).await?.shown(ctx).await?;
    let form = ctx.filled(&serde_json::json!({ "file": "" }), errors);
    Ok(Page { place: Place::of(ctx, owner), document, form })
}

/// Asks for the scan of the document `id` of `owner`.
pub(in crate::me) async fn asked(ctx: Ctx, owner: &Owner, id: IdentityDocumentId) -> Result<Response> {
    let page = page(&ctx, owner, id, Errors::default()).await?;
    ctx.page("me/documents/scan/index.html", &page).await
}

/// Keeps `scan`, the one of the document `id` of `owner`.
pub(in crate::me) async fn kept(
    ctx: Ctx,
    owner: &Owner,
    id: IdentityDocumentId,
    scan: Result<Result<Scan, Errors>>,
) -> Result<Response> {
    let document = identity_document::find_of(&ctx, owner.person.id, id).await?;
    match scan? {
        Ok(scan) => {
            document_scan::keep(&ctx, &document, &scan).await?;
            ctx.flash(Tone::Success, "me-documents-scan-done").await?;
            Ok(ctx.redirect(&owner.list))
        }
        Err(errors) => {
            let page = page(&ctx, owner, id, errors).await?;
            ctx.invalid("me/documents/scan/index.html", &page).await
        }
    }
}
