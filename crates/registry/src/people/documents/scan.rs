//! `/people/{id}/documents/{document}/scan`: the desk puts a scan to an identity document that it has before it.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{Errors, Filled, Upload};
use kit::path::Path;
use serde::Serialize;

use super::super::{Head, back};
use crate::document_scan;
use crate::identity_document::{self, IdentityDocumentId, Shown};
use crate::person::{self, PersonId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// The document.
    pub document: Shown,
    /// The form.
    pub form: Filled,
}

async fn page(ctx: &Ctx, person: &person::Model, id: IdentityDocumentId, errors: Errors) -> Result<Page> {
    let document = identity_document::find_of(ctx, person.id, id).await?.shown(ctx).await?;
    let form = ctx.filled(&serde_json::json!({ "file": "" }), errors);
    Ok(Page { person: person.into(), document, form })
}

/// Shows it.
pub async fn get(ctx: Ctx, Path((id, document)): Path<(PersonId, IdentityDocumentId)>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let page = page(&ctx, &person, document, Errors::default()).await?;
    ctx.page("people/documents/scan.html", &page).await
}

/// Keeps it.
pub async fn post(
    ctx: Ctx,
    Path((id, document)): Path<(PersonId, IdentityDocumentId)>,
    upload: Result<Upload>,
) -> Result<Response> {
    let scan = document_scan::read(&ctx, upload).await;
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let row = identity_document::find_of(&ctx, id, document).await?;
    match scan? {
        Ok(scan) => {
            document_scan::keep(&ctx, &row, &scan).await?;
            back(&ctx, id, Tone::Success, "me-documents-scan-done").await
        }
        Err(errors) => {
            let page = page(&ctx, &person, document, errors).await?;
            ctx.invalid("people/documents/scan.html", &page).await
        }
    }
}
