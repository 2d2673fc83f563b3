//! `/me/family/{id}/documents`: the identity documents of a child; the page is that of one's own.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::path::Path;

use super::super::super::documents::index;
use super::owner;
use crate::person::PersonId;

/// Shows them.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    match owner(&ctx, id).await? {
        Ok(owner) => index::shown(ctx, &owner).await,
        Err(leave) => Ok(leave),
    }
}
