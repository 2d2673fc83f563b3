//! `/me/associations/{id}/members/{member}`: a member as far as they let the association see them, for who heads it.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::path::Path;
use serde::Serialize;

use super::super::{Head, headed_with_passkey};
use crate::association::AssociationId;
use crate::association_member::{self, MemberId, Shown};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The association.
    pub association: Head,
    /// The member.
    pub member: Shown,
}

/// Shows them.
pub async fn get(ctx: Ctx, Path((id, member)): Path<(AssociationId, MemberId)>) -> Result<Response> {
    let association = match headed_with_passkey(&ctx, id, &format!("/members/{member}")).await? {
        Ok(association) => association,
        Err(leave) => return Ok(leave),
    };
    let member = association_member::find_seen(&ctx, id, member).await?;
    ctx.page("me/associations/members/show.html", &Page { association: Head::of(&ctx, &association), member })
        .await
}
