//! `/me/family/invitations/{id}`: the code of an invitation, to be handed on; it can be taken back.

use accounts::Ctx;
use accounts::audit::Entry;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use serde::Serialize;

use super::super::super::own_or_leave;
use crate::family_invitation::{self, InvitationId};
use crate::person::KIND;
use crate::tie::Role;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// What the member calls the other.
    pub name: String,
    /// What the other is to the member.
    pub role: Role,
    /// The code, as it is read aloud.
    pub code: String,
    /// Until when it is good.
    pub until: String,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<InvitationId>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let row = family_invitation::find_of(&ctx, person.id, id).await?;
    let page = Page {
        name: row.name(&ctx).await?,
        role: row.role,
        code: row.code(&ctx),
        until: row.expires_at.to_rfc3339(),
    };
    ctx.page("me/family/invitations/show.html", &page).await
}

/// Takes it back.
pub async fn post(ctx: Ctx, Path(id): Path<InvitationId>, _: Nothing) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    if family_invitation::find_of(&ctx, person.id, id).await?.remove(&ctx).await? {
        ctx.record(Entry::done("family.uninvite").to(KIND, person.id.0));
    }
    ctx.flash(Tone::Success, "me-family-invitations-removed").await?;
    Ok(ctx.redirect(&ctx.href("/me/family")))
}
