//! `/me/contacts/{id}/removal`: a member removes an address or telephone, having read what that means.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use serde::Serialize;

use super::super::{asked_again, own_or_leave};
use super::Contact;
use crate::again::Wanted;
use crate::contact::{self, ContactId, Kind};
use crate::person::Model;
use crate::return_code;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The contact.
    pub contact: Contact,
    /// Whether no other is left to reach the member.
    pub is_last: bool,
    /// Whether no other confirmed address is left to sign in by.
    pub is_last_way_in: bool,
    /// Whether they can still sign in by number and return code.
    pub has_return_code: bool,
}

/// The member and their contact `id`; or where to go instead.
async fn own(ctx: &Ctx, id: ContactId, is_sent: bool) -> Result<Result<(Model, contact::Model), Response>> {
    let person = match own_or_leave(ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(Err(leave)),
    };
    let contact = contact::own(ctx, id).await?;
    let here = format!("/me/contacts/{id}/removal");
    if let Some(again) = asked_again(ctx, Wanted::SignIn, is_sent, &here).await? {
        return Ok(Err(again));
    }
    Ok(Ok((person, contact)))
}

/// Asks whether it is meant.
pub async fn get(ctx: Ctx, Path(id): Path<ContactId>) -> Result<Response> {
    let (person, contact) = match own(&ctx, id, false).await? {
        Ok(own) => own,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let all = contact::of(ctx.tx().await?, person.id).await?;
    let opens = |row: &contact::Model| row.kind == Kind::Email && row.verified_at.is_some();
    let page = Page {
        is_last: all.len() == 1,
        is_last_way_in: opens(&contact) && all.iter().filter(|row| opens(row)).count() == 1,
        has_return_code: return_code::is_given(&ctx, person.id).await?,
        contact: contact.into(),
    };
    ctx.page("me/contacts/removal.html", &page).await
}

/// Removes it.
pub async fn post(ctx: Ctx, Path(id): Path<ContactId>, _: Nothing) -> Result<Response> {
    let (person, contact) = match own(&ctx, id, true).await? {
        Ok(own) => own,
        Err(elsewhere) => return Ok(elsewhere),
    };
    contact::remove(&ctx, &person, &contact).await?;
    ctx.flash(Tone::Success, "me-contacts-removal-done").await?;
    Ok(ctx.redirect(&ctx.href("/me/contacts")))
}
