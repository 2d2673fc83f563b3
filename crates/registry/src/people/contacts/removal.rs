//! `/people/{id}/contacts/{contact}/removal`: an address or telephone is no longer the person's.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use serde::Serialize;

use super::super::{Head, back};
use crate::contact::{self, ContactId, Kind};
use crate::person::{self, PersonId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// What is removed, as it is read.
    pub value: String,
    /// Whether the person was sure of it: then they are told.
    pub is_confirmed: bool,
    /// Whether no other is left to reach the person.
    pub is_last: bool,
}

/// Asks whether it is meant.
pub async fn get(ctx: Ctx, Path((id, contact)): Path<(PersonId, ContactId)>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let row = contact::find_of(&ctx, id, contact).await?;
    let page = Page {
        person: (&person).into(),
        is_confirmed: row.kind == Kind::Email && row.verified_at.is_some(),
        is_last: contact::of(ctx.tx().await?, id).await?.len() == 1,
        value: if row.kind == Kind::Phone { contact::shown(&row.value) } else { row.value },
    };
    ctx.page("people/contacts/removal.html", &page).await
}

/// Removes it.
pub async fn post(
    ctx: Ctx,
    Path((id, contact)): Path<(PersonId, ContactId)>,
    _: Nothing,
) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let row = contact::find_of(&ctx, id, contact).await?;
    contact::remove(&ctx, &person, &row).await?;
    back(&ctx, id, Tone::Success, "people-contacts-removal-done").await
}
