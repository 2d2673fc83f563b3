//! `/me/passkeys/{id}/removal`: a member removes a passkey.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::passkey::{self, Listed, PasskeyId};
use accounts::session::{self, Owner};
use axum::response::Response;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use kit::{Error, Result};
use serde::Serialize;

use super::asked_for_own;
use crate::again::Wanted;
use crate::me::{asked_again, own_or_leave};
use crate::notice;
use crate::person::KIND;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The passkey.
    pub passkey: Listed,
}

/// The page, below the language.
fn path(id: PasskeyId) -> String {
    format!("/me/passkeys/{id}/removal")
}

/// Asks whether it is meant.
pub async fn get(ctx: Ctx, Path(id): Path<PasskeyId>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    if let Some(again) = asked_again(&ctx, Wanted::SignIn, false, &path(id)).await? {
        return Ok(again);
    }
    if let Some(first) = asked_for_own(&ctx, &person, &path(id)).await? {
        return Ok(first);
    }
    let all = passkey::of(&ctx, Owner::Member(person.id.0)).await?;
    let passkey = all.into_iter().find(|one| one.id == id).ok_or(Error::NotFound)?;
    ctx.page("me/passkeys/removal.html", &Page { passkey }).await
}

/// Removes it.
pub async fn post(ctx: Ctx, Path(id): Path<PasskeyId>, _: Nothing) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    if let Some(again) = asked_again(&ctx, Wanted::SignIn, true, &path(id)).await? {
        return Ok(again);
    }
    if let Some(first) = asked_for_own(&ctx, &person, &path(id)).await? {
        return Ok(first);
    }
    if !passkey::remove(&ctx, Owner::Member(person.id.0), id).await? {
        return Err(Error::NotFound);
    }
    // Those in which it was used, perhaps by who has the device now.
    session::end_others(&ctx, Owner::Member(person.id.0)).await?;
    ctx.record(Entry::done("member.passkey_remove").to(KIND, person.id.0));
    notice::passkeys_changed(&ctx, &person).await?;
    ctx.flash(Tone::Success, "passkeys-removed").await?;
    Ok(ctx.redirect(&ctx.href("/me/passkeys")))
}
