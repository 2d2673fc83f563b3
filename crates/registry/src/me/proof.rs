//! `/me/proof`: who reads the mail of an address that was never confirmed also knows the registry number or
//! the return code of the person who gave it.

use accounts::Ctx;
use axum::response::Response;
use kit::clean::de_code;
use kit::form::{self, Errors, Filled};
use kit::{Result, crockford};
use serde::{Deserialize, Serialize};

use super::to_sign_in;
use crate::sign_in::{self, Tried};
use crate::{number, return_code};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// The address that was proved.
    pub email: String,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// The registry number or the return code, in any writing.
    #[serde(deserialize_with = "de_code")]
    pub proof: String,
}

impl Form {
    fn errors(&self) -> Errors {
        let mut errors = Errors::default();
        let is_known = number::parse(&self.proof).is_some()
            || crockford::read(&self.proof, return_code::LENGTH).is_some();
        if self.proof.is_empty() {
            errors.add("proof", "me-proof-error-none");
        } else if !is_known {
            errors.add("proof", "me-proof-error-form");
        }
        errors
    }
}

/// Asks for it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let Some(email) = sign_in::proved(&ctx).await? else { return Ok(to_sign_in(&ctx)) };
    ctx.page("me/proof.html", &Page { form: Filled::new(&Form::default()), email }).await
}

/// Signs in.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let Some(email) = sign_in::proved(&ctx).await? else { return Ok(to_sign_in(&ctx)) };
    let mut errors = form.errors();
    if errors.is_empty() {
        match sign_in::by_proof(&ctx, &email, &form.proof).await? {
            Tried::In => return Ok(ctx.redirect(&sign_in::wanted(&ctx).await?)),
            Tried::Wrong => errors.add("proof", "me-proof-error-wrong"),
            Tried::TooMany => {
                errors.add("proof", "me-proof-error-many");
                let page = Page { form: ctx.filled(&form, errors), email };
                return ctx.too_many("me/proof.html", &page).await;
            }
        }
    }
    let page = Page { form: ctx.filled(&form, errors), email };
    ctx.invalid("me/proof.html", &page).await
}
