//! `/people/{id}/contacts/{contact}/verification`: the desk has seen that a telephone is the person's: it rang there.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;

use super::super::back;
use crate::contact::{self, ContactId};
use crate::person::{self, PersonId};

/// Notes it.
pub async fn post(
    ctx: Ctx,
    Path((id, contact)): Path<(PersonId, ContactId)>,
    _: Nothing,
) -> Result<Response> {
    person::find_for(&ctx, id, Action::EditPerson).await?;
    contact::find_of(&ctx, id, contact).await?;
    contact::prove_at_desk(&ctx, id, contact).await?;
    back(&ctx, id, Tone::Success, "people-contacts-verification-done").await
}
