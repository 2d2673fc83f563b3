//! `/me/expertise/directory`: a member agrees that staff of all missions read of their expertise in the bank, or takes that back.
//! It holds at once.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::form::{self, Filled};
use serde::Serialize;

use super::{back, kept, say};
use crate::expert::{Model, Shown};
use crate::listing::Form;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// As others would read of it.
    pub shown: Shown,
    /// The form.
    pub form: Filled,
}

fn page(ctx: &Ctx, row: &Model, form: Filled) -> Page {
    Page { shown: row.clone().of_bank().shown(ctx), form: form.that_switches_language() }
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let (_, row) = match kept(&ctx).await? {
        Ok(kept) => kept,
        Err(leave) => return Ok(leave),
    };
    let form = Filled::new(&Form::of(row.listed_at.is_some()));
    ctx.page("me/expertise/directory.html", &page(&ctx, &row, form)).await
}

/// Takes the answer.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let (_, row) = match kept(&ctx).await? {
        Ok(kept) => kept,
        Err(leave) => return Ok(leave),
    };
    if !form.switch.is_empty() {
        return ctx.page("me/expertise/directory.html", &page(&ctx, &row, Filled::new(&form))).await;
    }
    match form.read() {
        Ok(is_listed) => {
            let told = say(&ctx, &row, is_listed).await?;
            back(&ctx, told).await
        }
        Err(errors) => {
            let form = ctx.filled(&form, errors);
            ctx.invalid("me/expertise/directory.html", &page(&ctx, &row, form)).await
        }
    }
}
