//! `/me/documents`: the identity documents of a member: until when each is good, never its number.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use serde::Serialize;

use super::{Owner, Place, own};
use crate::identity_document::{self, MOST, Shown};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Whose they are.
    pub place: Place,
    /// The documents, in the order in which they were added.
    pub documents: Vec<Shown>,
    /// Whether there is room for another.
    pub has_room: bool,
}

/// Shows them.
pub async fn get(ctx: Ctx) -> Result<Response> {
    match own(&ctx).await? {
        Ok(owner) => shown(ctx, &owner).await,
        Err(leave) => Ok(leave),
    }
}

/// Shows those of `owner`.
pub(in crate::me) async fn shown(ctx: Ctx, owner: &Owner) -> Result<Response> {
    let documents = identity_document::shown_of(&ctx, owner.person.id).await?;
    let page = Page { place: Place::of(&ctx, owner), has_room: documents.len() < MOST, documents };
    ctx.page("me/documents/index.html", &page).await
}
