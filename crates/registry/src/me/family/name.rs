//! `/me/family/{id}/name`: another name for a child; the mission, which has verified it, is asked.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::form::{self, Filled};
use kit::path::Path;
use serde::Serialize;

use super::{Head, after, child_or_leave};
use crate::person::{Model, PersonId};
use crate::register::name::Form;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The child.
    pub child: Head,
    /// The form.
    pub form: Filled,
}

fn page(ctx: &Ctx, child: &Model, form: Filled) -> Page {
    Page { child: Head::of(ctx, child), form: form.that_switches_language() }
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let (_, child) = match child_or_leave(&ctx, id).await? {
        Ok(both) => both,
        Err(leave) => return Ok(leave),
    };
    let form = Filled::new(&Form::from(child.name()));
    ctx.page("me/family/name.html", &page(&ctx, &child, form)).await
}

/// Asks for it.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let (_, child) = match child_or_leave(&ctx, id).await? {
        Ok(both) => both,
        Err(leave) => return Ok(leave),
    };
    if !form.switch.is_empty() {
        return ctx.page("me/family/name.html", &page(&ctx, &child, Filled::new(&form))).await;
    }
    let errors = form.errors(ctx.locale());
    if !errors.is_empty() {
        let form = ctx.filled(&form, errors);
        return ctx.invalid("me/family/name.html", &page(&ctx, &child, form)).await;
    }
    let changed = child.rename(&ctx, form.into()).await?;
    after(&ctx, &child, changed).await
}
