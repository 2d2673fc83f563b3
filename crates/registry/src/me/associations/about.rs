//! `/me/associations/{id}/about`: whoever heads an association keeps how it is reached and what it does: with a
//! passkey, so that nobody who reads their mail has people write elsewhere.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{self, Filled};
use kit::path::Path;
use serde::Serialize;

use super::{Head, back, headed_with_passkey};
use crate::association::{self, AboutForm, AssociationId};
use crate::associations::{changed_since, is_changed};
use crate::person::Source;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The association.
    pub association: Head,
    /// The form.
    pub form: Filled,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<AssociationId>) -> Result<Response> {
    let row = match headed_with_passkey(&ctx, id, "/about").await? {
        Ok(row) => row,
        Err(leave) => return Ok(leave),
    };
    let form = Filled::new(&AboutForm::of(&ctx, &row)).that_switches_language();
    ctx.page("me/associations/about.html", &Page { association: Head::of(&ctx, &row), form }).await
}

/// Keeps it.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<AssociationId>,
    form::Form(mut form): form::Form<AboutForm>,
) -> Result<Response> {
    if let Err(leave) = headed_with_passkey(&ctx, id, "/about").await? {
        return Ok(leave);
    }
    let row = association::hold(&ctx, id).await?;
    let page = |form: Filled| Page { association: Head::of(&ctx, &row), form: form.that_switches_language() };
    if !form.switch.is_empty() {
        return ctx.page("me/associations/about.html", &page(Filled::new(&form))).await;
    }
    let errors = match form.read_by_head(&ctx, &row) {
        Ok(_) if is_changed(&mut form.seen, row.revision) => changed_since("address"),
        Ok(about) => {
            let (tone, said) = if row.change(&ctx, Source::Own, &about).await? {
                (Tone::Success, "me-associations-changed")
            } else {
                (Tone::Notice, "me-details-unchanged")
            };
            return back(&ctx, id, tone, said).await;
        }
        Err(errors) => errors,
    };
    ctx.invalid("me/associations/about.html", &page(ctx.filled(&form, errors))).await
}
