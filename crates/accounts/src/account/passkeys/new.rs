//! `/account/passkeys/new`: a passkey is added.

use axum::response::Response;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::{Error, Result};
use serde::Serialize;

use super::proof;
use crate::passkey::{self, Form};
use crate::session::Owner;
use crate::sign_in::{Asked, destination};
use crate::{Ctx, credential, staff};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// What the browser is asked; nothing where the site can have no passkeys.
    pub asked: Option<String>,
    /// Whether the role wants one and there is none yet.
    pub is_wanted: bool,
    /// The page that was asked for.
    pub to: String,
    /// The form.
    pub form: Filled,
}

async fn page(ctx: &Ctx, form: Filled, to: String) -> Result<Page> {
    let own = ctx.staff()?;
    let account = staff::find(ctx.tx().await?, own.id).await?.ok_or(Error::NotFound)?;
    let asked = passkey::ask_for_new(ctx, Owner::Staff(own.id), &account.email).await?;
    let is_wanted = own.role.wants_passkey() && !own.strength.by_passkey;
    Ok(Page { asked, is_wanted, to, form })
}

/// Asks the browser for one.
pub async fn get(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    if !credential::may_change_passkeys(&ctx).await? {
        return Ok(ctx.redirect(&proof::first("/account/passkeys/new")));
    }
    let page = page(&ctx, Filled::new(&Form::default()), asked.to).await?;
    ctx.page("account/passkeys/new.html", &page).await
}

/// Keeps it, and leads on.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    if !credential::may_change_passkeys(&ctx).await? {
        return Ok(ctx.redirect(&proof::first("/account/passkeys/new")));
    }
    let mut errors = Errors::of(&form);
    if errors.is_empty() {
        match credential::add_passkey(&ctx, &form.name, &form.answer).await? {
            Ok(()) => {
                ctx.flash(Tone::Success, "passkeys-added-done").await?;
                let on = if form.to.is_empty() { "/account/passkeys" } else { destination(&form.to) };
                return Ok(ctx.redirect(on));
            }
            Err(why) => errors.add("name", why.key()),
        }
    }
    let page = page(&ctx, ctx.filled(&form, errors), form.to.clone()).await?;
    ctx.invalid("account/passkeys/new.html", &page).await
}
