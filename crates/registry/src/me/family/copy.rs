//! `/me/family/{id}/copy`: a guardian takes along all that is kept of the child, as they do of themselves.

use accounts::Ctx;
use axum::response::Response;
use kit::{Result, form};
use serde::Serialize;

use super::super::asked_again;
use super::super::copy::{Form, given};
use super::{Head, child_or_leave, path};
use crate::again::Wanted;
use crate::person::PersonId;
use kit::path::Path;

/// What the page shows: what one gets, and the two buttons.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The child.
    pub child: Head,
}

/// Says what one gets.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let (_, child) = match child_or_leave(&ctx, id).await? {
        Ok(both) => both,
        Err(leave) => return Ok(leave),
    };
    if let Some(again) = asked_again(&ctx, Wanted::SignIn, false, &(path(id) + "/copy")).await? {
        return Ok(again);
    }
    ctx.page("me/family/copy.html", &Page { child: Head::of(&ctx, &child) }).await
}

/// Gives it.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let (_, child) = match child_or_leave(&ctx, id).await? {
        Ok(both) => both,
        Err(leave) => return Ok(leave),
    };
    if let Some(again) = asked_again(&ctx, Wanted::SignIn, true, &(path(id) + "/copy")).await? {
        return Ok(again);
    }
    given(&ctx, &child, &form).await
}
