//! `/me/contacts/{id}/verification`: an address is confirmed by the six digits sent to it; a telephone only at a
//! mission's desk.

use accounts::Ctx;
use accounts::code::Checked;
use accounts::mission;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_yes};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::{Deserialize, Serialize};

use super::super::code::{error, read};
use super::super::own_or_leave;
use super::Contact;
use crate::contact::{self, ContactId, Kind};
use crate::person::Model;
use crate::register::done::Mission;
use crate::{confirmation, person};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// The contact.
    pub contact: Contact,
    /// Whether a code was sent to it from this browser.
    pub is_sent: bool,
    /// The missions whose desk confirms telephones.
    pub missions: Vec<Mission>,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// The code, in any digits.
    #[serde(deserialize_with = "de_code")]
    pub code: String,
    /// "yes": a code is asked for, the first or another.
    #[serde(deserialize_with = "de_yes")]
    pub send: String,
}

impl Page {
    async fn new(ctx: &Ctx, person: &person::Model, contact: contact::Model, form: Filled) -> Result<Self> {
        let is_sent = confirmation::is_waiting(ctx, &contact).await?;
        let mut missions = Vec::new();
        if contact.kind == Kind::Phone {
            let (reference, locale) = (&ctx.app().reference, ctx.locale());
            let serving = mission::serving(ctx.tx().await?, &person.country).await?;
            missions.extend(serving.iter().map(|of| Mission::new(of, &[], reference, locale)));
        }
        Ok(Self { form, contact: contact.into(), is_sent, missions })
    }
}

/// The member and their contact `id`, if it still waits to be confirmed; or where to go instead.
async fn unconfirmed(ctx: &Ctx, id: ContactId) -> Result<Result<(Model, contact::Model), Response>> {
    let person = match own_or_leave(ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(Err(leave)),
    };
    let contact = contact::own(ctx, id).await?;
    if contact.verified_at.is_some() {
        return Ok(Err(ctx.redirect(&ctx.href("/me/contacts"))));
    }
    Ok(Ok((person, contact)))
}

/// Offers to send a code, then asks for it.
pub async fn get(ctx: Ctx, Path(id): Path<ContactId>) -> Result<Response> {
    let (person, contact) = match unconfirmed(&ctx, id).await? {
        Ok(unconfirmed) => unconfirmed,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let page = Page::new(&ctx, &person, contact, Filled::new(&Form::default())).await?;
    ctx.page("me/contacts/verification.html", &page).await
}

/// Sends a code, or takes it.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<ContactId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let (person, contact) = match unconfirmed(&ctx, id).await? {
        Ok(unconfirmed) => unconfirmed,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let here = ctx.href(&format!("/me/contacts/{id}/verification"));
    if contact.kind == Kind::Phone {
        return Ok(ctx.redirect(&here));
    }
    let mut errors = Errors::default();
    if form.send == "yes" {
        let is_sent = confirmation::is_waiting(&ctx, &contact).await?;
        if confirmation::send_code(&ctx, &contact, person.locale).await? {
            if is_sent {
                ctx.flash(Tone::Success, "code-sent-again").await?;
            }
            return Ok(ctx.redirect(&here));
        }
        errors.add("code", "code-error-many");
        let page = Page::new(&ctx, &person, contact, ctx.filled(&form, errors)).await?;
        return ctx.too_many("me/contacts/verification.html", &page).await;
    }
    match read(&form.code) {
        Ok(code) => match confirmation::check_code(&ctx, &contact, &code).await? {
            Checked::Right => {
                ctx.flash(Tone::Success, "me-contacts-verification-done").await?;
                return Ok(ctx.redirect(&ctx.href("/me/contacts")));
            }
            other => errors.add("code", error(other)),
        },
        Err(key) => errors.add("code", key),
    }
    let page = Page::new(&ctx, &person, contact, ctx.filled(&form, errors)).await?;
    ctx.invalid("me/contacts/verification.html", &page).await
}
