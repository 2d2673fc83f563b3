//! `/me/expertise/edit`: a member says what they do and know, and what they would give of it.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::form;
use serde::Serialize;

use super::{Asked, back, form_of, keep, member};
use crate::expert::Form;
use crate::person::Source;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// What is asked.
    pub asked: Asked,
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match member(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let asked = Asked::of(&ctx, &form_of(&ctx, &person).await?);
    ctx.page("me/expertise/edit.html", &Page { asked }).await
}

/// Keeps it. What was said anew meanwhile is not written over unseen.
pub async fn post(ctx: Ctx, form::Form(mut form): form::Form<Form>) -> Result<Response> {
    let person = match member(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    if !form.switch.is_empty() {
        return ctx.page("me/expertise/edit.html", &Page { asked: Asked::of(&ctx, &form) }).await;
    }
    match keep(&ctx, &person, &mut form, Source::Own).await? {
        Ok(told) => back(&ctx, told).await,
        Err(wrong) => {
            let asked = Asked::wrong(&ctx, &form, wrong);
            ctx.invalid("me/expertise/edit.html", &Page { asked }).await
        }
    }
}
