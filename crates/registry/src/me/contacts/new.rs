//! `/me/contacts/new`: one more address or telephone. An address is confirmed by a code right after.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_line, de_yes};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::super::{asked_again, own_or_leave};
use crate::again::Wanted;
use crate::confirmation;
use crate::contact::{self, Added, ContactId, Kind};
use crate::person::Model;
use crate::register::contact::{email_errors, phone_errors};

/// Its address.
const PATH: &str = "/me/contacts/new";

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
}

/// What the member answers; the rules are the registration's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// E-mail.
    #[serde(deserialize_with = "de_code")]
    #[validate(length(max = 254, message = "register-contact-error-email-long"))]
    pub email: String,
    /// "yes": the address is right although it looks mistyped.
    #[serde(deserialize_with = "de_yes")]
    pub email_right: String,
    /// Telephone, in any writing.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 30, message = "register-contact-error-phone-long"))]
    pub phone: String,
    /// "yes": the number is right although it looks wrong.
    #[serde(deserialize_with = "de_yes")]
    pub phone_right: String,
    /// "yes": the number is on WhatsApp.
    #[serde(deserialize_with = "de_yes")]
    pub whatsapp: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

impl Form {
    fn errors(&self, country: &str) -> Errors {
        let mut errors = Errors::of(self);
        email_errors(&mut errors, &self.email, self.email_right == "yes");
        phone_errors(&mut errors, &self.phone, country, self.phone_right == "yes");
        if self.email.is_empty() && self.phone.is_empty() {
            errors.add("email", "me-contacts-new-error-none");
        }
        errors
    }
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    if let Err(leave) = own_or_leave(&ctx).await? {
        return Ok(leave);
    }
    if let Some(again) = asked_again(&ctx, Wanted::SignIn, false, PATH).await? {
        return Ok(again);
    }
    let form = Filled::new(&Form::default()).that_switches_language();
    ctx.page("me/contacts/new.html", &Page { form }).await
}

/// Adds what was typed.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    if let Some(again) = asked_again(&ctx, Wanted::SignIn, true, PATH).await? {
        return Ok(again);
    }
    if !form.switch.is_empty() {
        let form = Filled::new(&form).that_switches_language();
        return ctx.page("me/contacts/new.html", &Page { form }).await;
    }
    let mut errors = form.errors(&person.country);
    if errors.is_empty() {
        match added(&ctx, &person, &form).await? {
            Some(Outcome::Email(id)) => {
                return Ok(ctx.redirect(&ctx.href(&format!("/me/contacts/{id}/verification"))));
            }
            Some(Outcome::Listed) => return Ok(ctx.redirect(&ctx.href("/me/contacts"))),
            None => {
                let field = if form.email.is_empty() { "phone" } else { "email" };
                errors.add(field, "me-contacts-new-error-many");
            }
        }
    }
    let form = ctx.filled(&form, errors).that_switches_language();
    ctx.invalid("me/contacts/new.html", &Page { form }).await
}

/// Where it goes on.
enum Outcome {
    /// This address is to be confirmed.
    Email(ContactId),
    /// All is done.
    Listed,
}

/// Adds the telephone, then the address; none where there are too many already.
async fn added(ctx: &Ctx, person: &Model, form: &Form) -> Result<Option<Outcome>> {
    let mut is_known = false;
    if let Some(number) = contact::read_phone(&form.phone, &person.country).number() {
        let whatsapp = form.whatsapp == "yes";
        match contact::add(ctx, person.id, Kind::Phone, (&number, &form.phone), whatsapp).await? {
            Added::New(_) => {}
            Added::Known(_) => is_known = true,
            Added::TooMany => return Ok(None),
        }
    }
    if !form.email.is_empty() {
        match contact::add(ctx, person.id, Kind::Email, (&form.email, &form.email), false).await? {
            Added::New(id) => {
                let row = contact::own(ctx, id).await?;
                // Where too many codes were asked for, the page that follows says so when it is asked for one.
                confirmation::send_code(ctx, &row, person.locale).await?;
                return Ok(Some(Outcome::Email(id)));
            }
            Added::Known(id) if contact::own(ctx, id).await?.verified_at.is_none() => {
                return Ok(Some(Outcome::Email(id)));
            }
            Added::Known(_) => is_known = true,
            Added::TooMany => return Ok(None),
        }
    }
    let said = if is_known { "me-contacts-new-known" } else { "me-contacts-new-done" };
    ctx.flash(if is_known { Tone::Notice } else { Tone::Success }, said).await?;
    Ok(Some(Outcome::Listed))
}
