//! `/staff-accounts/new`: a colleague is invited into a role, by a link that comes by mail.

use axum::response::Response;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::{Locale, Result};
use serde::Serialize;
use validator::ValidateEmail;

use super::{Choices, Form, choices, terms};
use crate::Ctx;
use crate::staff::{self, Invited};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// What there is to choose from.
    pub choices: Choices,
    /// The form.
    pub form: Filled,
}

/// What is wrong with who they are.
fn errors(form: &Form) -> Errors {
    let mut errors = Errors::of(form);
    if form.name.is_empty() {
        errors.add("name", "staff-accounts-new-error-name-none");
    }
    if !form.email.validate_email() {
        errors.add("email", "staff-accounts-new-error-email-form");
    }
    if Locale::from_code(&form.language).is_none() {
        errors.add("language", "staff-accounts-new-error-language");
    }
    errors
}

/// Shows the form.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let page = Page { choices: choices(&ctx).await?, form: Filled::new(&Form::default()) };
    ctx.page("staff_accounts/new.html", &page).await
}

/// Invites.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let mut errors = errors(&form);
    let terms = terms(&ctx, &form, &mut errors).await?;
    if let (Some(terms), Some(locale)) = (terms, Locale::from_code(&form.language)) {
        let of = Invited { name: form.name.clone(), email: form.email.to_lowercase(), locale };
        if let Some(id) = staff::invite(&ctx, of, terms).await? {
            let said =
                if terms.role.is_strong() { "staff-accounts-new-waits" } else { "staff-accounts-new-done" };
            ctx.flash(Tone::Success, said).await?;
            return Ok(ctx.redirect(&format!("/staff-accounts/{id}")));
        }
        errors.add("email", "staff-accounts-new-error-email-taken");
    }
    let page = Page { choices: choices(&ctx).await?, form: ctx.filled(&form, errors) };
    ctx.invalid("staff_accounts/new.html", &page).await
}
