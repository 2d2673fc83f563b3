//! `/me/family/{id}/block`: a guardian stops what another guardian of the child may do, or lets it go on; the mission, in
//! whose queue it stands, has the last word.

use accounts::Ctx;
use axum::response::Response;
use kit::clean::{de_code, de_yes};
use kit::flash::Tone;
use kit::path::Path;
use kit::{Error, Result, form};
use serde::{Deserialize, Serialize};

use super::{back, child_or_leave};
use crate::guardianship::{self, GuardianshipId, Stopped};
use crate::person::{self, PersonId};

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// The guardianship of the other.
    #[serde(deserialize_with = "de_code")]
    pub guardianship: String,
    /// "yes": it goes on.
    #[serde(deserialize_with = "de_yes")]
    pub lift: String,
}

/// Stops it, or lets it go on where it was the member who stopped it.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let (person, child) = match child_or_leave(&ctx, id).await? {
        Ok(both) => both,
        Err(leave) => return Ok(leave),
    };
    // One after the other: who is stopped stops nobody.
    person::hold(ctx.tx().await?, child.id).await?;
    guardianship::child_for(&ctx, person.id, child.id).await?;
    let row: GuardianshipId = form.guardianship.parse().map_err(|_| Error::NotFound)?;
    let row = guardianship::find_of(&ctx, child.id, row).await?;
    if row.guardian_id == person.id {
        return Err(Error::NotFound);
    }
    ctx.meet([row.guardian_id]).await?;
    let (is_done, said) = if form.lift == "yes" {
        (row.lift(&ctx, person.id.0).await?, "me-family-block-lifted")
    } else {
        (row.stop(&ctx, Stopped::Guardian, person.id.0, "").await?, "me-family-block-done")
    };
    if is_done {
        back(&ctx, id, Tone::Success, said).await
    } else {
        back(&ctx, id, Tone::Notice, "me-family-block-not").await
    }
}
