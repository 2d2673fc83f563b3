//! `/sign-in`: staff sign in, by password and the digits of their app.

use axum::response::Response;
use kit::Result;
use kit::clean::de_code;
use kit::form::{self, Errors, Filled};
use kit::page::is_own_path;
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::credential::{self, Tried};
use crate::ctx::Viewer;
use crate::{Ctx, password};

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
        Self { form, to: to.to_owned(), passkey_href: ctx.href("/sign-in/passkey") + &asked }
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

/// What is sent. A password goes into no page again.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Work e-mail.
    #[serde(deserialize_with = "de_code")]
    #[validate(length(min = 1, message = "sign-in-error-email"))]
    pub email: String,
    /// Password, as it was typed.
    #[serde(serialize_with = "form::secret")]
    #[validate(length(min = 1, message = "sign-in-error-password"))]
    pub password: String,
    /// Six digits of the app, or a recovery code.
    #[serde(deserialize_with = "de_code", serialize_with = "form::secret")]
    #[validate(length(min = 1, message = "sign-in-error-code"))]
    pub code: String,
    /// The page that was asked for before.
    #[serde(deserialize_with = "de_code")]
    pub to: String,
}

/// Shows the form.
pub async fn get(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    if let Viewer::Staff(_) = ctx.viewer() {
        return Ok(ctx.redirect(destination(&asked.to)));
    }
    ctx.page("sign_in/index.html", &Page::new(&ctx, Filled::new(&Form::default()), &asked.to)).await
}

/// Signs in.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let mut errors = Errors::of(&form);
    if form.password.chars().count() > password::MOST {
        errors.add("password", "sign-in-error-wrong");
    }
    if !errors.is_empty() {
        let page = Page::new(&ctx, ctx.filled(&form, errors), &form.to);
        return ctx.invalid("sign_in/index.html", &page).await;
    }
    match credential::sign_in(&ctx, &form.email, &form.password, &form.code).await? {
        Tried::In => Ok(ctx.redirect(destination(&form.to))),
        Tried::Wrong => {
            errors.add("email", "sign-in-error-wrong");
            let page = Page::new(&ctx, ctx.filled(&form, errors), &form.to);
            ctx.invalid("sign_in/index.html", &page).await
        }
        Tried::TooMany => {
            errors.add("email", "sign-in-error-many");
            let page = Page::new(&ctx, ctx.filled(&form, errors), &form.to);
            ctx.too_many("sign_in/index.html", &page).await
        }
    }
}

/// Where to go: the page that was asked for, if it is one of ours, or the first one.
pub(crate) fn destination(to: &str) -> &str {
    if is_own_path(to) { to } else { "/dashboard" }
}

#[cfg(test)]
mod tests {
    use super::destination;

    #[test]
    fn only_our_own_pages() {
        assert_eq!(destination("/people?s=1&page=2"), "/people?s=1&page=2");
        for elsewhere in
            ["", "people", "https://example.org", "//example.org", "/\\example.org", "/a\r\nb: c"]
        {
            assert_eq!(destination(elsewhere), "/dashboard", "{elsewhere}");
        }
    }
}
