//! `/staff-accounts/{id}/invitation`: sends an invited colleague another link.

use axum::response::Response;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use kit::{Error, Result};

use crate::Ctx;
use crate::staff::{self, AccountId};

/// Sends it.
pub async fn post(ctx: Ctx, Path(id): Path<AccountId>, _: Nothing) -> Result<Response> {
    let account = staff::find(ctx.tx().await?, id).await?.ok_or(Error::NotFound)?;
    if staff::invite_again(&ctx, &account).await? {
        ctx.flash(Tone::Success, "staff-accounts-invitation-done").await?;
    } else {
        ctx.flash(Tone::Notice, "staff-accounts-invitation-not").await?;
    }
    Ok(ctx.redirect(&format!("/staff-accounts/{id}")))
}
