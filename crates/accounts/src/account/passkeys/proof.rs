//! `/account/passkeys/proof`: who is signed in uses their passkey, where their role wants it or before one is changed.

use axum::response::Response;
use kit::Result;
use kit::form::{self, Errors, Filled};
use serde::Serialize;

use crate::Ctx;
use crate::credential::{self, Proved};
use crate::passkey::{self, Form};
use crate::session::Owner;
use crate::sign_in::{Asked, destination};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// What the browser is asked; nothing where the site can have no passkeys.
    pub asked: Option<String>,
    /// The page that was asked for.
    pub to: String,
    /// The form.
    pub form: Filled,
}

/// The address of this page before `to`.
pub(super) fn first(to: &str) -> String {
    format!("/account/passkeys/proof{}", form::query(&[("to", to)]))
}

async fn page(ctx: &Ctx, form: Filled, to: String) -> Result<Page> {
    Ok(Page { asked: passkey::ask_for(ctx, Some(Owner::Staff(ctx.staff()?.id))).await?, to, form })
}

/// Asks for it; who has none is led to where one is added.
pub async fn get(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    if passkey::count(&ctx, Owner::Staff(ctx.staff()?.id)).await? == 0 {
        return Ok(ctx.redirect(&format!("/account/passkeys/new{}", form::query(&[("to", &asked.to)]))));
    }
    let page = page(&ctx, Filled::new(&Form::default()), asked.to).await?;
    ctx.page("account/passkeys/proof.html", &page).await
}

/// Notes that it was used, and leads on.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let mut errors = Errors::default();
    let proved = credential::prove_by_passkey(&ctx, &form.answer).await?;
    match proved {
        Proved::Right => return Ok(ctx.redirect(destination(&form.to))),
        Proved::Wrong => errors.add("answer", "passkeys-error-wrong"),
        Proved::TooMany => errors.add("answer", "account-error-many"),
    }
    let page = page(&ctx, ctx.filled(&form, errors), form.to.clone()).await?;
    match proved {
        Proved::TooMany => ctx.too_many("account/passkeys/proof.html", &page).await,
        _ => ctx.invalid("account/passkeys/proof.html", &page).await,
    }
}
