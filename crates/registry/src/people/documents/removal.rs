//! `/people/{id}/documents/{document}/removal`: an identity document is not the person's, or is kept no longer.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use serde::Serialize;

use super::super::{Head, back};
use crate::identity_document::{self, IdentityDocumentId, Shown};
use crate::person::{self, PersonId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// The document.
    pub document: Shown,
}

/// Asks whether it is meant.
pub async fn get(ctx: Ctx, Path((id, document)): Path<(PersonId, IdentityDocumentId)>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let document = identity_document::find_of(&ctx, id, document).await?.shown(&ctx).await?;
    ctx.page("people/documents/removal.html", &Page { person: (&person).into(), document }).await
}

/// Removes it.
pub async fn post(
    ctx: Ctx,
    Path((id, document)): Path<(PersonId, IdentityDocumentId)>,
    _: Nothing,
) -> Result<Response> {
    person::find_for(&ctx, id, Action::EditPerson).await?;
    identity_document::find_of(&ctx, id, document).await?.remove(&ctx).await?;
    back(&ctx, id, Tone::Success, "people-documents-removed").await
}
