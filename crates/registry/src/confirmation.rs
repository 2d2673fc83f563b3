//! Confirming an e-mail address: a code is sent to it and typed in the browser of the person who gave it.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::code::{self, Checked};
use accounts::mail::{self, Letter};
use kit::{Locale, Result};

use crate::contact::{self, Model};
use crate::person::KIND;
use crate::sign_in::Words;

/// Purpose of the codes that confirm.
const CODE: &str = "confirm";

/// Sends a code to `contact`, in `locale`. False if too many were asked for.
pub async fn send_code(ctx: &Ctx, contact: &Model, locale: Locale) -> Result<bool> {
    let Some(code) = code::issue(ctx, CODE, &contact.value).await? else { return Ok(false) };
    let letter = Letter {
        to: &contact.value,
        about: Some(contact.person_id.0),
        locale,
        template: "mail/confirm",
        subject: "mail-confirm-subject",
        until: ctx.now() + code::LIFE,
    };
    mail::send(ctx, letter, &Words { address: &contact.value, code: &code }).await?;
    Ok(true)
}

/// Whether a code was sent to `contact` from this browser.
pub async fn is_waiting(ctx: &Ctx, contact: &Model) -> Result<bool> {
    Ok(code::waiting(ctx, CODE).await?.is_some_and(|waiting| waiting.target == contact.value))
}

/// Whether `code` is the one that was sent to `contact`; if so the contact is confirmed.
pub async fn check_code(ctx: &Ctx, contact: &Model, code: &str) -> Result<Checked> {
    if !is_waiting(ctx, contact).await? {
        return Ok(Checked::Gone);
    }
    let checked = code::check(ctx, CODE, code).await?;
    if checked == Checked::Right {
        contact::confirm(ctx, contact.person_id, contact.id).await?;
    } else {
        ctx.record(Entry::refused("contact.confirm").to(KIND, contact.person_id.0));
    }
    Ok(checked)
}
