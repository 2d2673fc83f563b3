//! `/me/sign-in/passkey`: a member signs in by a passkey alone.

use accounts::Ctx;
use accounts::ctx::Viewer;
use accounts::passkey::{self, Form};
use axum::response::Response;
use kit::Result;
use kit::form::{self, Errors, Filled};
use serde::Serialize;

use super::index::Asked;
use crate::sign_in::{self, Tried};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// What the browser is asked; nothing where the site can have no passkeys.
    pub asked: Option<String>,
    /// The page that was asked for before, or empty.
    pub to: String,
    /// The form.
    pub form: Filled,
}

async fn page(ctx: &Ctx, form: Filled, to: String) -> Result<Page> {
    Ok(Page { asked: passkey::ask_for(ctx, None).await?, to, form })
}

/// Asks for it.
pub async fn get(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    if let Viewer::Member(_) = ctx.viewer() {
        return Ok(ctx.redirect(&sign_in::destination(&ctx, &asked.to)));
    }
    let page = page(&ctx, Filled::new(&Form::default()), asked.to).await?;
    ctx.page("me/sign_in/passkey.html", &page).await
}

/// Signs in.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let mut errors = Errors::default();
    let tried = sign_in::by_passkey(&ctx, &form.answer).await?;
    match tried {
        Tried::In => return Ok(ctx.redirect(&sign_in::destination(&ctx, &form.to))),
        Tried::Wrong => errors.add("answer", "passkeys-error-wrong"),
        Tried::TooMany => errors.add("answer", "me-sign-in-error-number-many"),
    }
    let page = page(&ctx, ctx.filled(&form, errors), form.to.clone()).await?;
    match tried {
        Tried::TooMany => ctx.too_many("me/sign_in/passkey.html", &page).await,
        _ => ctx.invalid("me/sign_in/passkey.html", &page).await,
    }
}
