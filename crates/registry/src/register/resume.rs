//! `/register/resume`: continues an unfinished registration by its code, or by an e-mail address that was proved for
//! it. The answer never tells whether an address is known.

use accounts::Ctx;
use accounts::code::{self, Checked};
use accounts::limit::{self, Limit};
use axum::response::Response;
use kit::clean::{de_code, de_line, de_yes};
use kit::form::{self, Errors, Filled};
use kit::{Error, Result};
use serde::{Deserialize, Serialize};

use super::send_code;
use crate::me::code::{error, read};
use crate::{contact, draft};

/// Purpose of the codes that prove an address to continue.
const CODE: &str = "resume";

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// The address that a six-digit code was sent to, or empty.
    pub sent_to: String,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// The registration's code.
    #[serde(deserialize_with = "de_line")]
    pub code: String,
    /// The e-mail address.
    #[serde(deserialize_with = "de_code")]
    pub email: String,
    /// The six digits that were sent to it.
    #[serde(deserialize_with = "de_code")]
    pub digits: String,
    /// What is meant: empty, the registration's code; "yes", a code is to be sent to the address.
    #[serde(deserialize_with = "de_yes")]
    pub send: String,
    /// "yes": the six digits are meant.
    #[serde(deserialize_with = "de_yes")]
    pub sent: String,
}

async fn sent_to(ctx: &Ctx) -> Result<String> {
    Ok(code::waiting(ctx, CODE).await?.map(|waiting| waiting.target).unwrap_or_default())
}

/// Asks for the code, or for the address.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let page = Page { form: Filled::new(&Form::default()), sent_to: sent_to(&ctx).await? };
    ctx.page("register/resume.html", &page).await
}

/// Goes on with the registration, sends six digits, or takes them.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let most = Limit::an_hour("register.resumed", ctx.app().settings.robots.hourly_resumed);
    if !limit::take(&ctx, &most, &ctx.range().bytes()).await? {
        return Err(Error::TooMany(3600));
    }
    let mut errors = Errors::default();
    if form.send == "yes" {
        if form.email.is_empty() {
            errors.add("email", "register-later-error-email-none");
        } else if !contact::is_email(&form.email) {
            errors.add("email", "register-contact-error-email-form");
        } else if send_code(&ctx, CODE, &form.email).await? {
            return Ok(ctx.redirect(&ctx.href("/register/resume")));
        } else {
            errors.add("email", "code-error-many");
        }
    } else if form.sent == "yes" {
        match by_digits(&ctx, &form.digits).await? {
            Ok(true) => return go_on(&ctx).await,
            Ok(false) => errors.add("digits", "register-resume-error-nothing"),
            Err(key) => errors.add("digits", key),
        }
    } else if form.code.is_empty() {
        errors.add("code", "register-resume-error-none");
    } else if draft::resume(&ctx, &form.code).await? {
        return go_on(&ctx).await;
    } else {
        errors.add("code", "register-resume-error-unknown");
    }
    let page = Page { form: ctx.filled(&form, errors), sent_to: sent_to(&ctx).await? };
    ctx.invalid("register/resume.html", &page).await
}

/// Whether the six digits are right and lead to a registration; the key of the error where they are not right.
async fn by_digits(ctx: &Ctx, typed: &str) -> Result<Result<bool, &'static str>> {
    let digits = match read(typed) {
        Ok(digits) => digits,
        Err(key) => return Ok(Err(key)),
    };
    let email = sent_to(ctx).await?;
    match code::check(ctx, CODE, &digits).await? {
        Checked::Right => Ok(Ok(draft::resume_by_email(ctx, &email).await?)),
        other => Ok(Err(error(other))),
    }
}

async fn go_on(ctx: &Ctx) -> Result<Response> {
    let draft = draft::find(ctx).await?;
    let next = draft.map_or("/register", |draft| draft.next_page(&ctx.app().reference));
    Ok(ctx.redirect(&ctx.href(next)))
}
