//! `/me/code`: the six digits that were sent to an e-mail address.

use accounts::Ctx;
use accounts::code::{self, Checked};
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_yes};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use serde::{Deserialize, Serialize};

use super::to_sign_in;
use crate::sign_in::{self, Next};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// Where the code was sent.
    pub email: String,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// The code, in any digits.
    #[serde(deserialize_with = "de_code")]
    pub code: String,
    /// "yes": another code is asked for.
    #[serde(deserialize_with = "de_yes")]
    pub again: String,
}

/// The error of what was typed where a code was asked for, if it is no code at all.
pub(crate) fn read(typed: &str) -> Result<String, &'static str> {
    code::read(typed).ok_or(if typed.is_empty() { "code-error-none" } else { "code-error-form" })
}

/// The error of a code that does not do.
pub(crate) fn error(checked: Checked) -> &'static str {
    if checked == Checked::Wrong { "code-error-wrong" } else { "code-error-gone" }
}

/// Asks for the code.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let Some(email) = sign_in::waiting(&ctx).await? else { return Ok(to_sign_in(&ctx)) };
    ctx.page("me/code.html", &Page { form: Filled::new(&Form::default()), email }).await
}

/// Takes the code, or sends another.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let Some(email) = sign_in::waiting(&ctx).await? else { return Ok(to_sign_in(&ctx)) };
    let mut errors = Errors::default();
    if form.again == "yes" {
        if sign_in::send_code(&ctx, &email).await? {
            ctx.flash(Tone::Success, "code-sent-again").await?;
            return Ok(ctx.redirect(&ctx.href("/me/code")));
        }
        errors.add("code", "code-error-many");
        let page = Page { form: ctx.filled(&form, errors), email };
        return ctx.too_many("me/code.html", &page).await;
    }
    match read(&form.code) {
        Ok(code) => match sign_in::check_code(&ctx, &code).await? {
            Checked::Right => return go_on(&ctx, &email).await,
            other => errors.add("code", error(other)),
        },
        Err(key) => errors.add("code", key),
    }
    let page = Page { form: ctx.filled(&form, errors), email };
    ctx.invalid("me/code.html", &page).await
}

/// Where someone goes who reads the mail of `email`.
async fn go_on(ctx: &Ctx, email: &str) -> Result<Response> {
    Ok(match sign_in::next(ctx, email).await? {
        Next::Enter(person) => {
            let to = sign_in::wanted(ctx).await?;
            sign_in::enter(ctx, &person, "code");
            ctx.redirect(&to)
        }
        Next::Choose => ctx.redirect(&ctx.href("/me/who")),
        Next::Prove => ctx.redirect(&ctx.href("/me/proof")),
    })
}
