//! Proving once more, in the middle of a session, who is asking: before what a stranger at a telephone left lying
//! must not do (ASVS 5.0 7.5.1). By a code sent to a confirmed address, or by the return code.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::code::{self, Checked};
use accounts::mail::{self, Letter};
use chrono::{DateTime, TimeDelta, Utc};
use kit::Result;
use serde_json::json;

use crate::contact;
use crate::person::{KIND, Model};
use crate::return_code;
use crate::sign_in::{self, Tried, Words};

/// Purpose of the codes.
const CODE: &str = "again";
/// Key of when it was proved in the session.
const PROVED: &str = "again.proved";
/// How long a sign-in, or a proof after it, is fresh enough to open a page.
const FRESH: TimeDelta = TimeDelta::minutes(15);
/// How long enough to send the page: nobody is asked in the middle of it.
const STILL_FRESH: TimeDelta = TimeDelta::minutes(30);

/// How much proof a page wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A sign-in a little while ago will do.
    SignIn,
    /// A proof given for this, after signing in.
    Proof,
}

/// Whether the member has given the proof that `wanted` asks for, so recently that a page may be opened, or, where
/// `is_sent`, sent.
pub async fn is_given(ctx: &Ctx, wanted: Wanted, is_sent: bool) -> Result<bool> {
    let life = if is_sent { STILL_FRESH } else { FRESH };
    let is_fresh = |at: Option<DateTime<Utc>>| at.is_some_and(|at| ctx.now() - at < life);
    let signed_in = wanted == Wanted::SignIn && is_fresh(ctx.signed_in_at().await?);
    Ok(signed_in || is_fresh(ctx.kept(PROVED).await?))
}

/// The address to which a code can be sent: the one that was confirmed first.
pub async fn address(ctx: &Ctx, person: &Model) -> Result<Option<String>> {
    Ok(contact::confirmed_emails(ctx.tx().await?, person.id)
        .await?
        .into_iter()
        .next()
        .map(|contact| contact.value))
}

/// Sends a code to `address`. False if too many were asked for.
pub async fn send_code(ctx: &Ctx, person: &Model, address: &str) -> Result<bool> {
    let Some(code) = code::issue(ctx, CODE, address).await? else { return Ok(false) };
    let letter = Letter {
        to: address,
        about: Some(person.id.0),
        locale: person.locale,
        template: "mail/again",
        subject: "mail-again-subject",
        until: ctx.now() + code::LIFE,
    };
    mail::send(ctx, letter, &Words { address, code: &code }).await?;
    Ok(true)
}

/// Whether a code was sent to `address` from this browser.
pub async fn is_waiting(ctx: &Ctx, address: &str) -> Result<bool> {
    Ok(code::waiting(ctx, CODE).await?.is_some_and(|waiting| waiting.target == address))
}

/// Whether `code` is the one that was sent.
pub async fn by_code(ctx: &Ctx, person: &Model, code: &str) -> Result<Checked> {
    let checked = code::check(ctx, CODE, code).await?;
    proved(ctx, person, "code", checked == Checked::Right).await?;
    Ok(checked)
}

/// Whether `typed`, in any writing, is the return code of `person`.
pub async fn by_return_code(ctx: &Ctx, person: &Model, typed: &str) -> Result<Tried> {
    if !sign_in::within(ctx, "sign_in.number", &person.number).await? {
        return Ok(Tried::TooMany);
    }
    let matches = return_code::matches(ctx, person.id, typed).await?;
    proved(ctx, person, "return_code", matches).await?;
    Ok(if matches { Tried::In } else { Tried::Wrong })
}

async fn proved(ctx: &Ctx, person: &Model, way: &'static str, is_right: bool) -> Result<()> {
    if is_right {
        ctx.put(PROVED, &ctx.now()).await?;
    }
    let entry = if is_right { Entry::done("member.prove") } else { Entry::refused("member.prove") };
    ctx.record(entry.to(KIND, person.id.0).with(json!({ "way": way })));
    Ok(())
}
