//! `/me/opportunities/{id}/withdrawal`: a member is not interested any more.

use accounts::Ctx;
use axum::response::Response;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use kit::{Error, Result};

use super::super::own_or_leave;
use crate::opportunity::OpportunityId;
use crate::opportunity_interest;

/// Takes it back.
pub async fn post(ctx: Ctx, Path(id): Path<OpportunityId>, _: Nothing) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let row = opportunity_interest::find_of(ctx.tx().await?, person.id, id).await?;
    let (tone, said) = match row.ok_or(Error::NotFound)?.withdraw(&ctx).await? {
        true => (Tone::Success, "me-opportunities-withdrawn"),
        false => (Tone::Notice, "me-details-unchanged"),
    };
    ctx.flash(tone, said).await?;
    Ok(ctx.redirect(&ctx.href("/me/opportunities")))
}
