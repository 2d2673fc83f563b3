//! `/me/again`: before something that cannot be undone, a member proves once more who they are.

use accounts::Ctx;
use accounts::code::Checked;
use axum::response::Response;
use kit::clean::{de_code, de_yes};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::{Result, crockford};
use serde::{Deserialize, Serialize};

use super::code::{error, read};
use super::own_or_leave;
use crate::person::Model;
use crate::sign_in::{self, Tried};
use crate::{again, return_code};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// The address to which a code can be sent, or empty.
    pub email: String,
    /// Whether one was sent to it from this browser.
    pub is_sent: bool,
    /// Whether there is a return code.
    pub has_return_code: bool,
    /// The page that was asked for.
    pub to: String,
}

/// The address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The page that was asked for.
    #[serde(deserialize_with = "de_code")]
    pub to: String,
}

/// What is sent: one of three.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// "yes": a code is asked for, the first or another.
    #[serde(deserialize_with = "de_yes")]
    pub send: String,
    /// "return": the return code is what was typed.
    #[serde(deserialize_with = "de_code")]
    pub way: String,
    /// The six digits.
    #[serde(deserialize_with = "de_code")]
    pub code: String,
    /// The return code, in any writing.
    #[serde(deserialize_with = "de_code")]
    pub return_code: String,
    /// The page that was asked for.
    #[serde(deserialize_with = "de_code")]
    pub to: String,
}

impl Page {
    async fn new(ctx: &Ctx, person: &Model, form: Filled, to: String) -> Result<Self> {
        let email = again::address(ctx, person).await?.unwrap_or_default();
        Ok(Self {
            form,
            is_sent: again::is_waiting(ctx, &email).await?,
            email,
            has_return_code: return_code::is_given(ctx, person.id).await?,
            to,
        })
    }
}

/// Asks for it.
pub async fn get(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let page = Page::new(&ctx, &person, Filled::new(&Form::default()), asked.to).await?;
    ctx.page("me/again.html", &page).await
}

/// Sends a code, or takes what was typed and goes on to the page that was asked for.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let mut errors = Errors::default();
    let mut too_many = false;
    if form.send == "yes" {
        let Some(email) = again::address(&ctx, &person).await? else { return Ok(back(&ctx, &form.to)) };
        let is_sent = again::is_waiting(&ctx, &email).await?;
        if again::send_code(&ctx, &person, &email).await? {
            if is_sent {
                ctx.flash(Tone::Success, "code-sent-again").await?;
            }
            return Ok(back(&ctx, &form.to));
        }
        too_many = true;
        errors.add("code", "code-error-many");
    } else if form.way == "return" {
        match crockford::read(&form.return_code, return_code::LENGTH) {
            None if form.return_code.is_empty() => errors.add("return_code", "me-sign-in-error-code-none"),
            None => errors.add("return_code", "me-sign-in-error-code-form"),
            Some(typed) => match again::by_return_code(&ctx, &person, &typed).await? {
                Tried::In => return Ok(ctx.redirect(&sign_in::destination(&ctx, &form.to))),
                Tried::Wrong => errors.add("return_code", "me-again-error-return-code"),
                Tried::TooMany => {
                    too_many = true;
                    errors.add("return_code", "me-again-error-many");
                }
            },
        }
    } else {
        match read(&form.code) {
            Ok(typed) => match again::by_code(&ctx, &person, &typed).await? {
                Checked::Right => return Ok(ctx.redirect(&sign_in::destination(&ctx, &form.to))),
                other => errors.add("code", error(other)),
            },
            Err(key) => errors.add("code", key),
        }
    }
    let page = Page::new(&ctx, &person, ctx.filled(&form, errors), form.to.clone()).await?;
    if too_many {
        return ctx.too_many("me/again.html", &page).await;
    }
    ctx.invalid("me/again.html", &page).await
}

/// Shows the page again.
fn back(ctx: &Ctx, to: &str) -> Response {
    ctx.redirect(&(ctx.href("/me/again") + &form::query(&[("to", to)])))
}
