//! `/associations/{id}/removal`: an association was written down by mistake. One on which something hangs stays.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use serde::Serialize;

use super::{Head, back};
use crate::association::{self, AssociationId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The association.
    pub association: Head,
    /// Whether nothing hangs on it.
    pub is_bare: bool,
}

/// Asks whether it is meant; or says why it stays.
pub async fn get(ctx: Ctx, Path(id): Path<AssociationId>) -> Result<Response> {
    let row = association::find_for(&ctx, id, Action::ManageAssociations).await?;
    let page = Page { association: Head::of(&ctx, &row), is_bare: ctx.beyond(row.is_bare(&ctx)).await? };
    ctx.page("associations/removal.html", &page).await
}

/// Removes it.
pub async fn post(ctx: Ctx, Path(id): Path<AssociationId>, _: Nothing) -> Result<Response> {
    association::find_for(&ctx, id, Action::ManageAssociations).await?;
    let row = association::hold(&ctx, id).await?;
    // Members of every country count, whom the mission does not read.
    if !ctx.beyond(row.is_bare(&ctx)).await? {
        return back(&ctx, id, Tone::Notice, "associations-removal-not").await;
    }
    row.remove(&ctx).await?;
    ctx.flash(Tone::Success, "associations-removed").await?;
    Ok(ctx.redirect("/associations"))
}
