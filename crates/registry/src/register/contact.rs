//! `/register/contact`: how to reach the person, or that there is no way yet.

use accounts::Ctx;
use axum::response::Response;
use kit::clean::{de_code, de_line, de_yes};
use kit::form::{self, Errors, Filled};
use kit::{Locale, Result};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{draft_or_start, save_and_go_on};
use crate::contact;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
}

/// What the person answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Telephone, in any writing.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 30, message = "register-contact-error-phone-long"))]
    pub phone: String,
    /// "yes": the number is on WhatsApp.
    #[serde(deserialize_with = "de_yes")]
    pub whatsapp: String,
    /// E-mail.
    #[serde(deserialize_with = "de_code")]
    #[validate(length(max = 254, message = "register-contact-error-email-long"))]
    pub email: String,
    /// "yes": no way to reach the person yet.
    #[serde(deserialize_with = "de_yes")]
    pub no_contact: String,
    /// Language of letters, by code.
    #[serde(deserialize_with = "de_code")]
    pub language: String,
}

impl Form {
    /// The errors; `country` (ISO 3166-1 alpha-2) is where the person lives, for national numbers.
    fn errors(&self, country: &str) -> Errors {
        let mut errors = Errors::of(self);
        if !self.phone.is_empty() && contact::phone(&self.phone, country).is_none() {
            errors.add("phone", "register-contact-error-phone-form");
        }
        if !self.email.is_empty() && !contact::is_email(&self.email) {
            errors.add("email", "register-contact-error-email-form");
        }
        match (self.phone.is_empty() && self.email.is_empty(), self.no_contact == "yes") {
            (true, false) => errors.add("phone", "register-contact-error-none"),
            (false, true) => errors.add("no_contact", "register-contact-error-both"),
            _ => {}
        }
        if Locale::from_code(&self.language).is_none() {
            errors.add("language", "register-contact-error-language");
        }
        errors
    }
}

/// Shows it. The language is asked, so nothing is chosen beforehand.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let draft = match draft_or_start(&ctx).await? {
        Ok(draft) => draft,
        Err(start) => return Ok(start),
    };
    let form = Filled::new(&draft.contact.unwrap_or_default());
    ctx.page("register/contact.html", &Page { form }).await
}

/// Keeps the answer.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let mut draft = match draft_or_start(&ctx).await? {
        Ok(draft) => draft,
        Err(start) => return Ok(start),
    };
    let Some(residence) = &draft.residence else { return save_and_go_on(&ctx, &draft).await };
    let errors = form.errors(&residence.country_code);
    if !errors.is_empty() {
        let form = ctx.filled(&form, errors);
        return ctx.invalid("register/contact.html", &Page { form }).await;
    }
    draft.phone = contact::phone(&form.phone, &residence.country_code);
    draft.contact = Some(form);
    save_and_go_on(&ctx, &draft).await
}
