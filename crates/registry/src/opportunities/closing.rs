//! `/opportunities/{id}/closing`: nobody can say any more that they are interested; who is, is followed on.

use accounts::Ctx;
use axum::response::Response;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use kit::{Error, Result};
use serde::Serialize;

use super::{back, path};
use crate::opportunity::{self, OpportunityId, Shown, State};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Address of the opportunity.
    pub back: String,
    /// The opportunity.
    pub opportunity: Shown,
}

/// Asks whether it is meant.
pub async fn get(ctx: Ctx, Path(id): Path<OpportunityId>) -> Result<Response> {
    let row = opportunity::find_for(&ctx, id).await?;
    if row.state != State::Open {
        return Err(Error::NotFound);
    }
    let page = Page { back: path(id), opportunity: row.shown(&ctx) };
    ctx.page("opportunities/closing.html", &page).await
}

/// Closes it.
pub async fn post(ctx: Ctx, Path(id): Path<OpportunityId>, _: Nothing) -> Result<Response> {
    let row = opportunity::find_for(&ctx, id).await?;
    match row.close(&ctx).await? {
        true => back(&ctx, id, Tone::Success, "opportunities-closed").await,
        false => back(&ctx, id, Tone::Notice, "opportunities-unchanged").await,
    }
}
