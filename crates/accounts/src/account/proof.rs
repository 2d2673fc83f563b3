//! `/account/proof`: who signed in long ago proves once more who they are, before an act that changes who may do what.

use axum::response::Response;
use kit::Result;
use kit::clean::de_code;
use kit::form::{self, Errors, Filled};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::Ctx;
use crate::credential::{self, Proved};
use crate::sign_in::{Asked, destination};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The page that was asked for.
    pub to: String,
    /// The form.
    pub form: Filled,
}

/// What is sent. Secrets go into no page again.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// The password.
    #[serde(serialize_with = "form::secret")]
    #[validate(length(min = 1, message = "account-error-password"))]
    pub password: String,
    /// Six digits of the app, or a recovery code.
    #[serde(deserialize_with = "de_code", serialize_with = "form::secret")]
    #[validate(length(min = 1, message = "account-error-code"))]
    pub code: String,
    /// The page that was asked for.
    #[serde(deserialize_with = "de_code")]
    pub to: String,
}

/// Shows the form.
pub async fn get(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    ctx.page("account/proof.html", &Page { to: asked.to, form: Filled::new(&Form::default()) }).await
}

/// Notes the proof, and leads on.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let mut errors = Errors::of(&form);
    let mut tried = Proved::Wrong;
    if errors.is_empty() {
        tried = credential::prove_again(&ctx, (&form.password, &form.code)).await?;
        match tried {
            Proved::Right => return Ok(ctx.redirect(destination(&form.to))),
            Proved::Wrong => errors.add("password", "account-error-wrong"),
            Proved::TooMany => errors.add("password", "account-error-many"),
        }
    }
    let page = Page { to: form.to.clone(), form: ctx.filled(&form, errors) };
    match tried {
        Proved::TooMany => ctx.too_many("account/proof.html", &page).await,
        Proved::Right | Proved::Wrong => ctx.invalid("account/proof.html", &page).await,
    }
}
