//! `/sign-in/passkey`: staff sign in by a passkey alone.

use axum::response::Response;
use kit::Result;
use kit::form::{self, Errors, Filled};
use serde::Serialize;

use super::{Asked, destination};
use crate::Ctx;
use crate::credential::{self, Tried};
use crate::ctx::Viewer;
use crate::passkey::{self, Form};

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
    if let Viewer::Staff(_) = ctx.viewer() {
        return Ok(ctx.redirect(destination(&asked.to)));
    }
    let page = page(&ctx, Filled::new(&Form::default()), asked.to).await?;
    ctx.page("sign_in/passkey.html", &page).await
}

/// Signs in.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let mut errors = Errors::default();
    let tried = credential::sign_in_by_passkey(&ctx, &form.answer).await?;
    match tried {
        Tried::In => return Ok(ctx.redirect(destination(&form.to))),
        Tried::Wrong => errors.add("answer", "passkeys-error-wrong"),
        Tried::TooMany => errors.add("answer", "sign-in-error-many"),
    }
    let page = page(&ctx, ctx.filled(&form, errors), form.to.clone()).await?;
    match tried {
        Tried::TooMany => ctx.too_many("sign_in/passkey.html", &page).await,
        _ => ctx.invalid("sign_in/passkey.html", &page).await,
    }
}
