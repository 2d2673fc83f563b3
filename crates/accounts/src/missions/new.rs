//! `/missions/new`: a mission is added.

use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use serde::Serialize;

use super::Form;
use crate::{Ctx, mission};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Address of the page before.
    pub back: String,
    /// The form.
    pub form: Filled,
}

impl Page {
    fn new(form: Filled) -> Self {
        Self { back: "/missions".into(), form }
    }
}

/// Shows the form.
pub async fn get(ctx: Ctx) -> Result<Response> {
    ctx.page("missions/new.html", &Page::new(Filled::new(&Form::default()))).await
}

/// Adds it.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let mut errors = Errors::of(&form);
    if let Some(terms) = form.terms(&ctx, &mut errors) {
        let id = mission::save(&ctx, None, terms).await?;
        ctx.flash(Tone::Success, "missions-saved").await?;
        return Ok(ctx.redirect(&format!("/missions/{id}")));
    }
    ctx.invalid("missions/new.html", &Page::new(ctx.filled(&form, errors))).await
}
