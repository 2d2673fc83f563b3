//! `/staff-accounts/new`: a colleague is invited into a role, by a link that comes by mail.

use axum::response::Response;
use kit::clean::{de_code, de_line};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::{Locale, Result};
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidateEmail};

use super::{Asked, Choices, choices, terms};
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

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Name, as colleagues see it.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 120, message = "staff-accounts-new-error-name-long"))]
    pub name: String,
    /// Work e-mail.
    #[serde(deserialize_with = "de_code")]
    #[validate(length(max = 254, message = "staff-accounts-new-error-email-form"))]
    pub email: String,
    /// Language of the pages and of the mail.
    #[serde(deserialize_with = "de_code")]
    pub language: String,
    /// Code of the role.
    #[serde(deserialize_with = "de_code")]
    pub role: String,
    /// Id of the mission.
    #[serde(deserialize_with = "de_code")]
    pub mission: String,
    /// Id of the region.
    #[serde(deserialize_with = "de_code")]
    pub region: String,
    /// First day.
    #[serde(deserialize_with = "de_line")]
    pub from_day: String,
    /// Its month.
    #[serde(deserialize_with = "de_line")]
    pub from_month: String,
    /// Its year.
    #[serde(deserialize_with = "de_line")]
    pub from_year: String,
    /// Last day.
    #[serde(deserialize_with = "de_line")]
    pub to_day: String,
    /// Its month.
    #[serde(deserialize_with = "de_line")]
    pub to_month: String,
    /// Its year.
    #[serde(deserialize_with = "de_line")]
    pub to_year: String,
}

impl Form {
    fn errors(&self) -> Errors {
        let mut errors = Errors::of(self);
        if self.name.is_empty() {
            errors.add("name", "staff-accounts-new-error-name-none");
        }
        if !self.email.validate_email() {
            errors.add("email", "staff-accounts-new-error-email-form");
        }
        if Locale::from_code(&self.language).is_none() {
            errors.add("language", "staff-accounts-new-error-language");
        }
        errors
    }

    fn asked(&self) -> Asked<'_> {
        Asked {
            role: &self.role,
            mission: &self.mission,
            region: &self.region,
            from: [&self.from_day, &self.from_month, &self.from_year],
            to: [&self.to_day, &self.to_month, &self.to_year],
        }
    }
}

/// Shows the form.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let page = Page { choices: choices(&ctx).await?, form: Filled::new(&Form::default()) };
    ctx.page("staff_accounts/new.html", &page).await
}

/// Invites.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let mut errors = form.errors();
    let terms = terms(&ctx, form.asked(), &mut errors).await?;
    if let (Some(terms), Some(locale)) = (terms, Locale::from_code(&form.language)) {
        let of = Invited { name: form.name.clone(), email: form.email.to_lowercase(), locale };
        if let Some(id) = staff::invite(&ctx, of, terms).await? {
            ctx.flash(Tone::Success, "staff-accounts-new-done").await?;
            return Ok(ctx.redirect(&format!("/staff-accounts/{id}")));
        }
        errors.add("email", "staff-accounts-new-error-email-taken");
    }
    let page = Page { choices: choices(&ctx).await?, form: ctx.filled(&form, errors) };
    ctx.invalid("staff_accounts/new.html", &page).await
}
