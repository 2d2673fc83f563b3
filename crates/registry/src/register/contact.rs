//! `/register/contact`: how to reach the person, or that there is no way yet.

use accounts::Ctx;
use axum::response::Response;
use kit::clean::{de_code, de_line, de_yes};
use kit::form::{self, Errors, Filled};
use kit::{Locale, Result};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{draft_or_start, go_on, refused, switched};
use crate::contact::{self, Phone};

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
    /// "yes": the number is right although it looks wrong.
    #[serde(deserialize_with = "de_yes")]
    pub phone_right: String,
    /// "yes": the address is right although it looks mistyped.
    #[serde(deserialize_with = "de_yes")]
    pub email_right: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

impl Form {
    /// The errors; `country` (ISO 3166-1 alpha-2) is where the person lives, for national numbers.
    pub(crate) fn errors(&self, country: &str) -> Errors {
        let mut errors = Errors::of(self);
        phone_errors(&mut errors, &self.phone, country, self.phone_right == "yes");
        email_errors(&mut errors, &self.email, self.email_right == "yes");
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

/// Adds what is wrong with a telephone of someone in `country`, in the fields `phone` and `phone_right`; `is_right`:
/// they say that it is right although it looks wrong.
pub(crate) fn phone_errors(errors: &mut Errors, phone: &str, country: &str, is_right: bool) {
    match contact::read_phone(phone, country) {
        Phone::None | Phone::Sure(_) => {}
        Phone::Unsure(_) if is_right => {}
        Phone::Unsure(number) => {
            // Kept together and left to right, also at the end of a line of Arabic.
            let number = contact::shown(&number).replace(' ', "\u{A0}");
            let shown = vec![("number", format!("\u{2066}{number}\u{2069}"))];
            errors.add_with("phone_right", "register-contact-error-phone-unsure", shown);
        }
        Phone::Impossible => errors.add("phone", "register-contact-error-phone-form"),
    }
}

/// Adds what is wrong with an e-mail address, in the fields `email` and `email_right`, likewise.
pub(crate) fn email_errors(errors: &mut Errors, email: &str, is_right: bool) {
    if !email.is_empty() && !contact::is_email(email) {
        errors.add("email", "register-contact-error-email-form");
    } else if let Some(meant) = contact::mistyped(email).filter(|_| !is_right) {
        errors.add_with("email_right", "register-contact-error-email-unsure", vec![("meant", meant)]);
    }
}

/// Shows it. The language is asked, so nothing is chosen beforehand.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let draft = match draft_or_start(&ctx).await? {
        Ok(draft) => draft,
        Err(start) => return Ok(start),
    };
    let form = draft.shown("contact", draft.contact.as_ref());
    ctx.page("register/contact.html", &Page { form }).await
}

/// Keeps the answer.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let mut draft = match draft_or_start(&ctx).await? {
        Ok(draft) => draft,
        Err(start) => return Ok(start),
    };
    if let Some(again) = switched(&ctx, &mut draft, "contact", &form, &form.switch).await? {
        return Ok(again);
    }
    let Some(country) = draft.residence.as_ref().map(|residence| residence.country_code.clone()) else {
        return go_on(&ctx, &mut draft, "contact").await;
    };
    let errors = form.errors(&country);
    if !errors.is_empty() {
        let form = refused(&ctx, &mut draft, "contact", &form, errors).await?;
        return ctx.invalid("register/contact.html", &Page { form }).await;
    }
    draft.phone = contact::read_phone(&form.phone, &country).number();
    draft.contact = Some(form);
    go_on(&ctx, &mut draft, "contact").await
}
