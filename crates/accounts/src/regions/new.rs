//! `/regions/new`: a region is made.

use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use serde::Serialize;

use super::Form;
use crate::{Ctx, region};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
}

/// Shows the form.
pub async fn get(ctx: Ctx) -> Result<Response> {
    ctx.page("regions/new.html", &Page { form: Filled::new(&Form::default()) }).await
}

/// Makes it.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let mut errors = Errors::of(&form);
    if let Some(terms) = form.terms(&ctx, &mut errors) {
        region::create(&ctx, &terms).await?;
        ctx.flash(Tone::Success, "regions-saved").await?;
        return Ok(ctx.redirect("/regions"));
    }
    ctx.invalid("regions/new.html", &Page { form: ctx.filled(&form, errors) }).await
}
