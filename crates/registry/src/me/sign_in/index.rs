//! `/me/sign-in`: a member signs in, by a code sent to their e-mail address or by registry number and return
//! code.

use accounts::Ctx;
use accounts::ctx::Viewer;
use axum::response::Response;
use kit::Result;
use kit::clean::de_code;
use kit::crockford;
use kit::form::{self, Errors, Filled};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::sign_in::{self, Tried};
use crate::{contact, number, return_code};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// The page that was asked for before, or empty.
    pub to: String,
    /// Where one signs in with a passkey instead.
    pub passkey_href: String,
}

impl Page {
    fn new(ctx: &Ctx, form: Filled, to: &str) -> Self {
        let asked = if to.is_empty() { String::new() } else { form::query(&[("to", to)]) };
        Self { form, to: to.to_owned(), passkey_href: ctx.href("/me/sign-in/passkey") + &asked }
    }
}

/// The address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The page that was asked for before.
    #[serde(deserialize_with = "de_code")]
    pub to: String,
}

/// What is sent: one of two ways.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// "number", or anything else: by e-mail.
    #[serde(deserialize_with = "de_code")]
    pub way: String,
    /// E-mail address.
    #[serde(deserialize_with = "de_code")]
    #[validate(length(max = 254, message = "me-sign-in-error-email-long"))]
    pub email: String,
    /// Registry number, in any writing.
    #[serde(deserialize_with = "de_code")]
    pub number: String,
    /// Return code, in any writing.
    #[serde(deserialize_with = "de_code")]
    pub code: String,
    /// The page that was asked for before.
    #[serde(deserialize_with = "de_code")]
    pub to: String,
}

impl Form {
    fn errors(&self) -> Errors {
        let mut errors = Errors::of(self);
        if self.way == "number" {
            if self.number.is_empty() {
                errors.add("number", "me-sign-in-error-number-none");
            } else if number::parse(&self.number).is_none() {
                errors.add("number", "me-sign-in-error-number-form");
            }
            if self.code.is_empty() {
                errors.add("code", "me-sign-in-error-code-none");
            } else if crockford::read(&self.code, return_code::LENGTH).is_none() {
                errors.add("code", "me-sign-in-error-code-form");
            }
        } else if self.email.is_empty() {
            errors.add("email", "me-sign-in-error-email-none");
        } else if !contact::is_email(&self.email) {
            errors.add("email", "me-sign-in-error-email-form");
        }
        errors
    }
}

/// Shows both ways.
pub async fn get(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    if let Viewer::Member(_) = ctx.viewer() {
        return Ok(ctx.redirect(&sign_in::destination(&ctx, &asked.to)));
    }
    ctx.page("me/sign_in/index.html", &Page::new(&ctx, Filled::new(&Form::default()), &asked.to)).await
}

/// Sends a code, or signs in.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let mut errors = form.errors();
    if !errors.is_empty() {
        let page = Page::new(&ctx, ctx.filled(&form, errors), &form.to);
        return ctx.invalid("me/sign_in/index.html", &page).await;
    }
    ctx.hide_time();
    if form.way != "number" {
        sign_in::want(&ctx, &form.to).await?;
        if sign_in::send_code(&ctx, &form.email).await? {
            return Ok(ctx.redirect(&ctx.href("/me/code")));
        }
        errors.add("email", "me-sign-in-error-email-many");
        let page = Page::new(&ctx, ctx.filled(&form, errors), &form.to);
        return ctx.too_many("me/sign_in/index.html", &page).await;
    }
    match sign_in::by_number(&ctx, &form.number, &form.code).await? {
        Tried::In => Ok(ctx.redirect(&sign_in::destination(&ctx, &form.to))),
        Tried::Wrong => {
            errors.add("number", "me-sign-in-error-number-wrong");
            let page = Page::new(&ctx, ctx.filled(&form, errors), &form.to);
            ctx.invalid("me/sign_in/index.html", &page).await
        }
        Tried::TooMany => {
            errors.add("number", "me-sign-in-error-number-many");
            let page = Page::new(&ctx, ctx.filled(&form, errors), &form.to);
            ctx.too_many("me/sign_in/index.html", &page).await
        }
    }
}
