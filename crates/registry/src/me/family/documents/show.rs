//! `/me/family/{id}/documents/{document}`: whoever acts for a child puts another document in the place of one.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::form;
use kit::path::Path;

use super::super::super::documents::show;
use super::owner;
use crate::identity_document::{Form, IdentityDocumentId};
use crate::person::PersonId;

/// Shows it.
pub async fn get(ctx: Ctx, Path((id, document)): Path<(PersonId, IdentityDocumentId)>) -> Result<Response> {
    match owner(&ctx, id).await? {
        Ok(owner) => show::asked(ctx, &owner, document).await,
        Err(leave) => Ok(leave),
    }
}

/// Keeps it.
pub async fn post(
    ctx: Ctx,
    Path((id, document)): Path<(PersonId, IdentityDocumentId)>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    match owner(&ctx, id).await? {
        Ok(owner) => show::kept(ctx, &owner, document, form).await,
        Err(leave) => Ok(leave),
    }
}
