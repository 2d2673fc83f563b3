//! `/public-figures/{id}`: one public figure, with the source of what is said.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::path::Path;
use serde::Serialize;

use crate::public_figure::{self, PublicFigureId, Shown};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The figure.
    pub figure: Shown,
    /// Whether the viewer keeps those of this country.
    pub may_keep: bool,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<PublicFigureId>) -> Result<Response> {
    let row = public_figure::find_for(&ctx, id).await?;
    let page = Page { may_keep: public_figure::may_keep(&ctx, &row.country)?, figure: row.shown(&ctx) };
    ctx.page("public_figures/show.html", &page).await
}
