//! `/public-figures/new`: a mission writes down somebody of its countries, with the public source.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form;
use serde::Serialize;

use super::{Asked, back, wrong_name};
use crate::public_figure::{self, Form};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// What is asked.
    pub asked: Asked,
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let form = Form::start(&ctx, ctx.staff()?.decide(Action::ManageAssociations).countries());
    ctx.page("public_figures/new.html", &Page { asked: Asked::of(&form) }).await
}

/// Keeps it; the same once.
pub async fn post(ctx: Ctx, form::Form(mut form): form::Form<Form>) -> Result<Response> {
    let wrong = match form.read(&ctx)? {
        Ok(said) => match public_figure::add(&ctx, &said).await? {
            Some(id) => return back(&ctx, id, Tone::Success, "public-figures-added").await,
            None => wrong_name("public-figures-error-known"),
        },
        Err(wrong) => wrong,
    };
    ctx.invalid("public_figures/new.html", &Page { asked: Asked::wrong(&ctx, &form, wrong) }).await
}
