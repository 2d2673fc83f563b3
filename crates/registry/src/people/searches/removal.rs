//! `/people/searches/{id}/removal`: a saved search is wanted no more.

use accounts::Ctx;
use axum::response::Response;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use kit::{Error, Result};

use crate::saved_search::{self, SearchId};

/// Removes it.
pub async fn post(ctx: Ctx, Path(id): Path<SearchId>, _: Nothing) -> Result<Response> {
    if !saved_search::remove(&ctx, id).await? {
        return Err(Error::NotFound);
    }
    ctx.flash(Tone::Success, "people-searches-removed").await?;
    Ok(ctx.redirect("/people/searches"))
}
