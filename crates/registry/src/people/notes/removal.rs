//! `/people/{id}/notes/{note}/removal`: whoever wrote a note takes it back.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use kit::{Error, Result};

use super::super::back;
use crate::note::{self, NoteId};
use crate::person::{self, PersonId};

/// Removes it.
pub async fn post(ctx: Ctx, Path((id, note)): Path<(PersonId, NoteId)>, _: Nothing) -> Result<Response> {
    person::find_for(&ctx, id, Action::SeePeople).await?;
    if !note::remove(&ctx, id, note).await? {
        return Err(Error::NotFound);
    }
    back(&ctx, id, Tone::Success, "people-notes-removed").await
}
