//! `/me/passkeys/new`: a member adds a passkey.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::passkey::{self, Form};
use accounts::session::Owner;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use serde::Serialize;

use super::asked_for_own;
use super::proof::Asked;
use crate::again::Wanted;
use crate::me::{asked_again, own_or_leave};
use crate::person::{KIND, Model};
use crate::{notice, number, sign_in};

/// The page, below the language.
const PATH: &str = "/me/passkeys/new";

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

async fn page(ctx: &Ctx, person: &Model, form: Filled, to: String) -> Result<Page> {
    // By the number: who else holds the device learns no name.
    let name = number::shown(&person.number);
    Ok(Page { asked: passkey::ask_for_new(ctx, Owner::Member(person.id.0), &name).await?, to, form })
}

/// Asks the browser for one.
pub async fn get(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    if let Some(again) = asked_again(&ctx, Wanted::SignIn, false, PATH).await? {
        return Ok(again);
    }
    if let Some(first) = asked_for_own(&ctx, &person, PATH).await? {
        return Ok(first);
    }
    let page = page(&ctx, &person, Filled::new(&Form::default()), asked.to).await?;
    ctx.page("me/passkeys/new.html", &page).await
}

/// Keeps it.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    if let Some(again) = asked_again(&ctx, Wanted::SignIn, true, PATH).await? {
        return Ok(again);
    }
    if let Some(first) = asked_for_own(&ctx, &person, PATH).await? {
        return Ok(first);
    }
    let mut errors = Errors::of(&form);
    if errors.is_empty() {
        match passkey::add(&ctx, Owner::Member(person.id.0), &form.name, &form.answer).await? {
            Ok(()) => {
                ctx.record(Entry::done("member.passkey_add").to(KIND, person.id.0));
                notice::passkeys_changed(&ctx, &person).await?;
                ctx.note_passkey();
                ctx.flash(Tone::Success, "passkeys-added-done").await?;
                let to = if form.to.is_empty() { "/me/passkeys" } else { &form.to };
                return Ok(ctx.redirect(&sign_in::destination(&ctx, to)));
            }
            Err(why) => errors.add("name", why.key()),
        }
    }
    let page = page(&ctx, &person, ctx.filled(&form, errors), form.to.clone()).await?;
    ctx.invalid("me/passkeys/new.html", &page).await
}
