//! `/me/requests/{id}/withdrawal`: a member no longer asks for it.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;

use super::super::own_or_leave;
use crate::change_request::{self, RequestId};

/// Withdraws it; one that was decided before stays decided.
pub async fn post(ctx: Ctx, Path(id): Path<RequestId>, _: Nothing) -> Result<Response> {
    if let Err(leave) = own_or_leave(&ctx).await? {
        return Ok(leave);
    }
    let (tone, said) = if change_request::own(&ctx, id).await?.withdraw(&ctx).await? {
        (Tone::Success, "me-requests-withdrawn")
    } else {
        (Tone::Notice, "me-requests-decided")
    };
    ctx.flash(tone, said).await?;
    Ok(ctx.redirect(&ctx.href("/me/requests")))
}
