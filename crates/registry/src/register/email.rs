//! `/register/email`: who has just registered confirms their e-mail address, if they like: the registration
//! counts without it.

use accounts::Ctx;
use accounts::code::Checked;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_yes};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use serde::{Deserialize, Serialize};

use super::done;
use crate::me::code::{error, read};
use crate::person::Model;
use crate::{confirmation, contact};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// The address.
    pub email: String,
    /// Whether a code was sent to it from this browser.
    pub is_sent: bool,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// The code, in any digits.
    #[serde(deserialize_with = "de_code")]
    pub code: String,
    /// "yes": a code is asked for, the first or another.
    #[serde(deserialize_with = "de_yes")]
    pub send: String,
}

/// Who has just registered here and their address, if it still waits to be confirmed; or where to go instead.
async fn unconfirmed(ctx: &Ctx) -> Result<Result<(Model, contact::Model), Response>> {
    let Some(person) = done::just_registered(ctx).await? else {
        return Ok(Err(ctx.redirect(&ctx.href("/register"))));
    };
    let email = contact::email_of(ctx, person.id).await?.filter(|email| email.verified_at.is_none());
    Ok(email.map(|email| (person, email)).ok_or_else(|| ctx.redirect(&ctx.href("/register/done"))))
}

/// Offers to send a code, then asks for it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let (_, email) = match unconfirmed(&ctx).await? {
        Ok(unconfirmed) => unconfirmed,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let is_sent = confirmation::is_waiting(&ctx, &email).await?;
    let page = Page { form: Filled::new(&Form::default()), email: email.value, is_sent };
    ctx.page("register/email.html", &page).await
}

/// Sends a code, or takes it.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let (person, email) = match unconfirmed(&ctx).await? {
        Ok(unconfirmed) => unconfirmed,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let is_sent = confirmation::is_waiting(&ctx, &email).await?;
    let mut errors = Errors::default();
    if form.send == "yes" {
        if confirmation::send_code(&ctx, &email, person.locale).await? {
            if is_sent {
                ctx.flash(Tone::Success, "code-sent-again").await?;
            }
            return Ok(ctx.redirect(&ctx.href("/register/email")));
        }
        errors.add("code", "code-error-many");
        let page = Page { form: ctx.filled(&form, errors), email: email.value, is_sent };
        return ctx.too_many("register/email.html", &page).await;
    }
    match read(&form.code) {
        Ok(code) => match confirmation::check_code(&ctx, &email, &code).await? {
            Checked::Right => {
                ctx.flash(Tone::Success, "register-email-done").await?;
                return Ok(ctx.redirect(&ctx.href("/register/done")));
            }
            other => errors.add("code", error(other)),
        },
        Err(key) => errors.add("code", key),
    }
    let page = Page { form: ctx.filled(&form, errors), email: email.value, is_sent };
    ctx.invalid("register/email.html", &page).await
}
