//! `/people/{id}/family/ties/{tie}/removal`: two people are no longer kept as tied.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;

use super::super::back;
use crate::person::{self, PersonId};
use crate::tie::{self, TieId};

/// Takes the tie back.
pub async fn post(ctx: Ctx, Path((id, tie)): Path<(PersonId, TieId)>, _: Nothing) -> Result<Response> {
    person::find_for(&ctx, id, Action::EditPerson).await?;
    tie::find_of(&ctx, id, tie).await?.remove(&ctx).await?;
    back(&ctx, id, Tone::Success, "people-family-ties-removed").await
}
