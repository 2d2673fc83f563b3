//! `/account/recovery-codes`: ten new recovery codes in place of the old ones.

use axum::response::Response;
use kit::Result;
use kit::clean::de_code;
use kit::form::{self, Errors, Filled};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::Ctx;
use crate::credential::{self, Proved};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The new codes, shown this one time.
    pub codes: Vec<String>,
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
    /// Six digits of the app, or the last recovery code.
    #[serde(deserialize_with = "de_code", serialize_with = "form::secret")]
    #[validate(length(min = 1, message = "account-error-code"))]
    pub code: String,
}

/// Shows the form.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let page = Page { codes: Vec::new(), form: Filled::new(&Form::default()) };
    ctx.page("account/recovery_codes.html", &page).await
}

/// Makes and shows them.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let mut errors = Errors::of(&form);
    let mut codes = Vec::new();
    if errors.is_empty() {
        match credential::renew_codes(&ctx, (&form.password, &form.code)).await? {
            (Proved::Right, new) => codes = new,
            (Proved::Wrong, _) => errors.add("password", "account-error-wrong"),
            (Proved::TooMany, _) => {
                errors.add("password", "account-error-many");
                let page = Page { codes, form: ctx.filled(&form, errors) };
                return ctx.too_many("account/recovery_codes.html", &page).await;
            }
        }
    }
    if errors.is_empty() {
        let page = Page { codes, form: Filled::new(&Form::default()) };
        return ctx.page("account/recovery_codes.html", &page).await;
    }
    ctx.invalid("account/recovery_codes.html", &Page { codes, form: ctx.filled(&form, errors) }).await
}
