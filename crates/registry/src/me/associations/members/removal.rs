//! `/me/associations/{id}/members/{member}/removal`: somebody who says that they are a member is none, as who heads the association
//! says.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use serde::Serialize;

use super::super::{Head, headed_with_passkey, path};
use crate::association::AssociationId;
use crate::association_member::{self, MemberId};
use crate::notice;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The association.
    pub association: Head,
    /// Who.
    pub name: String,
    /// Address of their page.
    pub member_href: String,
}

/// Asks whether it is meant.
pub async fn get(ctx: Ctx, Path((id, member)): Path<(AssociationId, MemberId)>) -> Result<Response> {
    let association = match headed_with_passkey(&ctx, id, &format!("/members/{member}/removal")).await? {
        Ok(association) => association,
        Err(leave) => return Ok(leave),
    };
    let found = association_member::find_seen(&ctx, id, member).await?;
    let page = Page {
        association: Head::of(&ctx, &association),
        name: found.name,
        member_href: ctx.href(&format!("{}/members/{member}", path(id))),
    };
    ctx.page("me/associations/members/removal.html", &page).await
}

/// Does it. They are told that something waits, and read it in their history.
pub async fn post(
    ctx: Ctx,
    Path((id, member)): Path<(AssociationId, MemberId)>,
    _: Nothing,
) -> Result<Response> {
    if let Err(leave) = headed_with_passkey(&ctx, id, "/members").await? {
        return Ok(leave);
    }
    let found = association_member::find_seen(&ctx, id, member).await?;
    association_member::exclude(&ctx, found.person, id).await?;
    notice::waits_for(&ctx, found.person).await?;
    ctx.flash(Tone::Success, "me-associations-members-removed").await?;
    Ok(ctx.redirect(&ctx.href(&format!("{}/members", path(id)))))
}
