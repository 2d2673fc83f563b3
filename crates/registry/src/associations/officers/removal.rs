//! `/associations/{id}/officers/{officer}/removal`: an office was written down by mistake, or somebody asks that nobody reads of it.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use serde::Serialize;

use super::super::{Head, back, href};
use super::kept;
use crate::association::{AssociationId, Office};
use crate::association_officer::OfficerId;
use crate::notice;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The association.
    pub association: Head,
    /// Who holds the office.
    pub name: String,
    /// Which.
    pub office: Office,
    /// Address of the page on which it is changed.
    pub edit_href: String,
}

/// Asks whether it is meant.
pub async fn get(ctx: Ctx, Path((id, officer)): Path<(AssociationId, OfficerId)>) -> Result<Response> {
    let (association, row, name) = kept(&ctx, id, officer).await?;
    let page = Page {
        association: Head::of(&ctx, &association),
        name,
        office: row.office,
        edit_href: format!("{}/officers/{officer}", href(id)),
    };
    ctx.page("associations/officers/removal.html", &page).await
}

/// Removes it.
pub async fn post(
    ctx: Ctx,
    Path((id, officer)): Path<(AssociationId, OfficerId)>,
    _: Nothing,
) -> Result<Response> {
    let (_, row, _) = kept(&ctx, id, officer).await?;
    row.remove(&ctx).await?;
    if let Some(person) = row.person_id {
        notice::waits_for(&ctx, person).await?;
    }
    back(&ctx, id, Tone::Success, "associations-officers-removed").await
}
