//! `/me/passkeys/proof`: a member uses their passkey, before a page that shows other people to them.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::passkey::{self, Form};
use accounts::session::Owner;
use axum::response::Response;
use kit::Result;
use kit::clean::de_code;
use kit::form::{self, Errors, Filled};
use serde::{Deserialize, Serialize};

use crate::me::own_or_leave;
use crate::person::{KIND, Model};
use crate::sign_in;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// What the browser is asked; nothing where the site can have no passkeys.
    pub asked: Option<String>,
    /// Whether the member has one.
    pub has_one: bool,
    /// The page that was asked for.
    pub to: String,
    /// Address of the page on which one is added.
    pub new_href: String,
    /// The form.
    pub form: Filled,
}

/// The address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The page that was asked for.
    #[serde(deserialize_with = "de_code")]
    pub to: String,
}

async fn page(ctx: &Ctx, person: &Model, form: Filled, to: String) -> Result<Page> {
    let owner = Owner::Member(person.id.0);
    Ok(Page {
        asked: passkey::ask_for(ctx, Some(owner)).await?,
        has_one: passkey::count(ctx, owner).await? > 0,
        new_href: ctx.href("/me/passkeys/new") + &form::query(&[("to", &to)]),
        to,
        form,
    })
}

/// Asks for it; who has none reads why, and where one is added.
pub async fn get(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let page = page(&ctx, &person, Filled::new(&Form::default()), asked.to).await?;
    ctx.page("me/passkeys/proof.html", &page).await
}

/// Notes that it was used, and leads on.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let by = serde_json::json!({ "way": "passkey" });
    let mut errors = Errors::default();
    if !sign_in::within(&ctx, "sign_in.passkey", &person.number).await? {
        errors.add("answer", "me-sign-in-error-number-many");
        let page = page(&ctx, &person, ctx.filled(&form, errors), form.to.clone()).await?;
        return ctx.too_many("me/passkeys/proof.html", &page).await;
    }
    if passkey::answered(&ctx, &form.answer).await? == Some(Owner::Member(person.id.0)) {
        ctx.note_passkey();
        ctx.record(Entry::done("member.prove").to(KIND, person.id.0).with(by));
        return Ok(ctx.redirect(&sign_in::destination(&ctx, &form.to)));
    }
    ctx.record(Entry::refused("member.prove").to(KIND, person.id.0).with(by));
    errors.add("answer", "passkeys-error-wrong");
    let page = page(&ctx, &person, ctx.filled(&form, errors), form.to.clone()).await?;
    ctx.invalid("me/passkeys/proof.html", &page).await
}
