//! `/opportunities/new`: the department writes down what a home institution has. It is a draft until it is published.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form;
use serde::Serialize;

use super::{Asked, back};
use crate::opportunity::{self, Form};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// What is asked.
    pub asked: Asked,
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    ctx.page("opportunities/new.html", &Page { asked: Asked::of(&ctx, &Form::default()) }).await
}

/// Keeps it.
pub async fn post(ctx: Ctx, form::Form(mut form): form::Form<Form>) -> Result<Response> {
    match form.read(&ctx) {
        Ok(said) => {
            let id = opportunity::create(&ctx, &said).await?;
            back(&ctx, id, Tone::Success, "opportunities-created").await
        }
        Err(wrong) => {
            let asked = Asked::wrong(&ctx, &form, wrong);
            ctx.invalid("opportunities/new.html", &Page { asked }).await
        }
    }
}
