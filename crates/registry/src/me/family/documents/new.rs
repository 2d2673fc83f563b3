//! `/me/family/{id}/documents/new`: whoever acts for a child says which identity document the child has.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::form;
use kit::path::Path;

use super::super::super::documents::new;
use super::owner;
use crate::identity_document::Form;
use crate::person::PersonId;

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    match owner(&ctx, id).await? {
        Ok(owner) => new::asked(ctx, &owner, &Form::default()).await,
        Err(leave) => Ok(leave),
    }
}

/// Keeps it.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    match owner(&ctx, id).await? {
        Ok(owner) => new::kept(ctx, &owner, form).await,
        Err(leave) => Ok(leave),
    }
}
