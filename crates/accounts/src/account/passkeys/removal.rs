//! `/account/passkeys/{id}/removal`: a passkey is removed.

use axum::response::Response;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use kit::{Error, Result};
use serde::Serialize;

use super::proof;
use crate::passkey::{self, Listed, PasskeyId};
use crate::session::Owner;
use crate::{Ctx, credential};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The passkey.
    pub passkey: Listed,
    /// Whether it is the last, and the role wants one.
    pub is_last: bool,
}

/// Asks whether it is meant.
pub async fn get(ctx: Ctx, Path(id): Path<PasskeyId>) -> Result<Response> {
    let own = ctx.staff()?;
    let all = passkey::of(&ctx, Owner::Staff(own.id)).await?;
    let is_last = all.len() == 1 && own.role.wants_passkey();
    let passkey = all.into_iter().find(|one| one.id == id).ok_or(Error::NotFound)?;
    if !credential::may_change_passkeys(&ctx).await? {
        return Ok(ctx.redirect(&proof::first(&format!("/account/passkeys/{id}/removal"))));
    }
    ctx.page("account/passkeys/removal.html", &Page { passkey, is_last }).await
}

/// Removes it.
pub async fn post(ctx: Ctx, Path(id): Path<PasskeyId>, _: Nothing) -> Result<Response> {
    if !credential::may_change_passkeys(&ctx).await? {
        return Ok(ctx.redirect(&proof::first(&format!("/account/passkeys/{id}/removal"))));
    }
    if !credential::remove_passkey(&ctx, id).await? {
        return Err(Error::NotFound);
    }
    ctx.flash(Tone::Success, "passkeys-removed").await?;
    Ok(ctx.redirect("/account/passkeys"))
}
