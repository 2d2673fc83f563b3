//! `/people/{id}/reopening`: a supervisor undoes what ended a registration: a rejection, a death recorded in error.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use serde::Serialize;

use super::{Head, back};
use crate::decision::{self, Kind};
use crate::person::{self, PersonId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// What was decided.
    pub kind: Kind,
}

/// Asks whether it is meant.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::ReopenPerson).await?;
    match decision::standing(ctx.tx().await?, id).await? {
        Some(decided) if person.status.is_ended() => {
            let page = Page { person: (&person).into(), kind: decided.kind };
            ctx.page("people/reopening.html", &page).await
        }
        _ => back(&ctx, id, Tone::Notice, "people-reopening-none").await,
    }
}

/// Undoes it.
pub async fn post(ctx: Ctx, Path(id): Path<PersonId>, _: Nothing) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::ReopenPerson).await?;
    if person.reopen(&ctx).await? {
        back(&ctx, id, Tone::Success, "people-reopening-done").await
    } else {
        back(&ctx, id, Tone::Notice, "people-reopening-none").await
    }
}
