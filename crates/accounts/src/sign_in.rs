//! `/sign-in`: staff sign in, by password and the digits of their app.

use axum::http::header;
use axum::response::Response;
use kit::Result;
use kit::clean::de_code;
use kit::form::{self, Errors, Filled};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::credential::{self, Tried};
use crate::ctx::Viewer;
use crate::{Ctx, known_device, password};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// The page that was asked for before, or empty.
    pub to: String,
}

/// The address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
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
    ctx.page("sign_in.html", &Page { form: Filled::new(&Form::default()), to: asked.to }).await
}

/// Signs in.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let mut errors = Errors::of(&form);
    if form.password.chars().count() > password::MOST {
        errors.add("password", "sign-in-error-wrong");
    }
    if !errors.is_empty() {
        let page = Page { form: ctx.filled(&form, errors), to: form.to.clone() };
        return ctx.invalid("sign_in.html", &page).await;
    }
    match credential::sign_in(&ctx, &form.email, &form.password, &form.code).await? {
        Tried::In(account) => {
            let mut response = ctx.redirect(destination(&form.to));
            response.headers_mut().append(header::SET_COOKIE, known_device::remember(&ctx, account));
            Ok(response)
        }
        Tried::Wrong => {
            errors.add("email", "sign-in-error-wrong");
            let page = Page { form: ctx.filled(&form, errors), to: form.to.clone() };
            ctx.invalid("sign_in.html", &page).await
        }
        Tried::TooMany => {
            errors.add("email", "sign-in-error-many");
            let page = Page { form: ctx.filled(&form, errors), to: form.to.clone() };
            ctx.too_many("sign_in.html", &page).await
        }
    }
}

/// Where to go: the page that was asked for, if it is one of ours, or the first one.
pub(crate) fn destination(to: &str) -> &str {
    // `//host` and `/\host` would lead away from here.
    let is_ours = to.starts_with('/') && !to[1..].starts_with(['/', '\\']) && !to.contains(char::is_control);
    if is_ours { to } else { "/dashboard" }
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
