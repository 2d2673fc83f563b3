//! `/account/password`: one's own password is changed.

use axum::response::Response;
use kit::clean::de_code;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::{Error, Result};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::credential::{self, Proved};
use crate::{Ctx, password, staff};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// E-mail, for whoever keeps passwords.
    pub email: String,
    /// The form.
    pub form: Filled,
}

/// What is sent. Secrets go into no page again.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// The password that holds now.
    #[serde(serialize_with = "form::secret")]
    #[validate(length(min = 1, message = "account-error-password"))]
    pub password: String,
    /// Six digits of the app, or a recovery code.
    #[serde(deserialize_with = "de_code", serialize_with = "form::secret")]
    #[validate(length(min = 1, message = "account-error-code"))]
    pub code: String,
    /// The new password.
    #[serde(serialize_with = "form::secret")]
    pub new: String,
}

async fn page(ctx: &Ctx, form: Filled) -> Result<Page> {
    let account = staff::find(&ctx.app().db, ctx.staff()?.id).await?.ok_or(Error::NotFound)?;
    Ok(Page { email: account.email, form })
}

/// Shows the form.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let page = page(&ctx, Filled::new(&Form::default())).await?;
    ctx.page("account/password.html", &page).await
}

/// Changes it; all other sessions end.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let mut page = page(&ctx, Filled::new(&Form::default())).await?;
    let name = ctx.staff()?.name.clone();
    let mut errors = Errors::of(&form);
    if let Some(key) = password::weakness(&form.new, &credential::own_words(&name, &page.email)) {
        errors.add("new", key);
    }
    if errors.is_empty() {
        match credential::change_password(&ctx, (&form.password, &form.code), &form.new).await? {
            Proved::Right => {
                ctx.flash(Tone::Success, "account-password-done").await?;
                return Ok(ctx.redirect("/account"));
            }
            Proved::Wrong => errors.add("password", "account-error-wrong"),
            Proved::TooMany => {
                errors.add("password", "account-error-many");
                page.form = ctx.filled(&form, errors);
                return ctx.too_many("account/password.html", &page).await;
            }
        }
    }
    page.form = ctx.filled(&form, errors);
    ctx.invalid("account/password.html", &page).await
}
