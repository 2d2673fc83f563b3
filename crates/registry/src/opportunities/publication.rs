//! `/opportunities/{id}/publication`: members read a draft from now on.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;

use super::back;
use crate::opportunity::{self, OpportunityId};

/// Publishes it, unless its last day is over.
pub async fn post(ctx: Ctx, Path(id): Path<OpportunityId>, _: Nothing) -> Result<Response> {
    let row = opportunity::find_for(&ctx, id).await?;
    if row.is_over(ctx.now().date_naive()) {
        return back(&ctx, id, Tone::Notice, "opportunities-over").await;
    }
    match row.publish(&ctx).await? {
        true => back(&ctx, id, Tone::Success, "opportunities-published").await,
        false => back(&ctx, id, Tone::Notice, "opportunities-unchanged").await,
    }
}
