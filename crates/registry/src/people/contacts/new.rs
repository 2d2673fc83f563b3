//! `/people/{id}/contacts/new`: an address or telephone that the person gave at the desk.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_line, de_yes};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::super::{Head, back};
use crate::contact::{self, Added, Kind};
use crate::person::{self, Model, PersonId};
use crate::register::contact::{email_errors, phone_errors};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// The form.
    pub form: Filled,
}

/// What is sent; the rules are the registration's.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
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
    /// "yes": it was seen at the desk that the number is theirs.
    #[serde(deserialize_with = "de_yes")]
    pub phone_seen: String,
    /// E-mail.
    #[serde(deserialize_with = "de_code")]
    #[validate(length(max = 254, message = "register-contact-error-email-long"))]
    pub email: String,
    /// "yes": the address is right although it looks mistyped.
    #[serde(deserialize_with = "de_yes")]
    pub email_right: String,
}

impl Form {
    fn errors(&self, country: &str) -> Errors {
        let mut errors = Errors::of(self);
        phone_errors(&mut errors, &self.phone, country, self.phone_right == "yes");
        email_errors(&mut errors, &self.email, self.email_right == "yes");
        if self.email.is_empty() && self.phone.is_empty() {
            errors.add("phone", "me-contacts-new-error-none");
        }
        errors
    }
}

/// Asks for it.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let page = Page { person: (&person).into(), form: Filled::new(&Form::default()) };
    ctx.page("people/contacts/new.html", &page).await
}

/// Adds it.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let mut errors = form.errors(&person.country);
    if errors.is_empty() {
        match added(&ctx, &person, &form).await? {
            Outcome::Added => return back(&ctx, id, Tone::Success, "people-contacts-new-done").await,
            Outcome::Known => return back(&ctx, id, Tone::Notice, "people-contacts-new-known").await,
            Outcome::TooMany => {
                let field = if form.phone.is_empty() { "email" } else { "phone" };
                errors.add(field, "people-contacts-new-error-many");
            }
        }
    }
    let page = Page { person: (&person).into(), form: ctx.filled(&form, errors) };
    ctx.invalid("people/contacts/new.html", &page).await
}

/// What became of it.
enum Outcome {
    /// Something is there that was not.
    Added,
    /// It was there before.
    Known,
    /// There are as many as one person keeps.
    TooMany,
}

async fn added(ctx: &Ctx, person: &Model, form: &Form) -> Result<Outcome> {
    let mut outcome = Outcome::Known;
    if let Some(number) = contact::read_phone(&form.phone, &person.country).number() {
        let whatsapp = form.whatsapp == "yes";
        let id = match contact::add(ctx, person.id, Kind::Phone, (&number, &form.phone), whatsapp).await? {
            Added::New(id) => {
                outcome = Outcome::Added;
                id
            }
            Added::Known(id) => id,
            Added::TooMany => return Ok(Outcome::TooMany),
        };
        if form.phone_seen == "yes" && contact::prove_at_desk(ctx, person.id, id).await? {
            outcome = Outcome::Added;
        }
    }
    if !form.email.is_empty() {
        match contact::add(ctx, person.id, Kind::Email, (&form.email, &form.email), false).await? {
            Added::New(_) => outcome = Outcome::Added,
            Added::Known(_) => {}
            Added::TooMany => return Ok(Outcome::TooMany),
        }
    }
    Ok(outcome)
}
