//! Devices on which someone has signed in before. A known device of staff tries on a count of its own: whoever guesses
//! at an account from elsewhere does not shut its owner out (OWASP calls it a device cookie). Of a sign-in on one that is
//! not known its owner is told by mail. The cookie proves nothing but that, and is no sign-in.

use axum::http::HeaderValue;
use chrono::TimeDelta;
use data_encoding::HEXLOWER;
use kit::seal::Keys;
use kit::{Locale, Result};
use uuid::Uuid;

use crate::session::Owner;
use crate::{App, Ctx, mail};

/// The cookie's name; in front of it stands `__Host-` where the site is https.
const COOKIE: &str = "known";
/// How long a device stays known unused, in seconds: a year.
const LIFE: u32 = 365 * 24 * 60 * 60;
/// Owners that one device is known for: an office computer has several.
const MOST: usize = 5;
/// Bytes of an entry's random part.
const NONCE: usize = 16;

/// One device, for one owner.
#[derive(Clone, Debug)]
pub struct KnownDevice {
    nonce: Vec<u8>,
}

fn entry(keys: &Keys, owner: Owner, nonce: &[u8]) -> String {
    let (purpose, id) = match owner {
        Owner::Staff(account) => ("staff_accounts.known_device", account.0),
        Owner::Member(person) => ("people.known_device", person),
    };
    let mac = keys.hash(purpose, &[id.as_bytes(), nonce].concat());
    format!("{}.{}", HEXLOWER.encode(nonce), HEXLOWER.encode(&mac[..NONCE]))
}

/// The entries of a cookie; what is not one is dropped.
fn entries(kept: Option<String>) -> Vec<String> {
    let kept = kept.unwrap_or_default();
    let entries = kept.split('~').filter(|entry| entry.len() == 4 * NONCE + 1).map(str::to_owned);
    entries.take(MOST).collect()
}

/// The cookie's name on this site.
pub(crate) fn name(app: &App) -> String {
    let prefix = if app.settings.is_https() { "__Host-" } else { "" };
    format!("{prefix}{COOKIE}")
}

/// The entry of `owner` among `entries`: its random part.
fn nonce_of(keys: &Keys, owner: Owner, entries: &[String]) -> Option<(usize, Vec<u8>)> {
    entries.iter().enumerate().find_map(|(at, kept)| {
        let nonce = HEXLOWER.decode(kept.split('.').next()?.as_bytes()).ok()?;
        (entry(keys, owner, &nonce) == *kept).then_some((at, nonce))
    })
}

impl KnownDevice {
    /// The device that asks, if `owner` has signed in on it before.
    pub fn of(ctx: &Ctx, owner: Owner) -> Option<Self> {
        let (_, nonce) = nonce_of(&ctx.app().keys, owner, &entries(ctx.cookie(&name(ctx.app()))))?;
        Some(Self { nonce })
    }

    /// By this its tries are counted.
    pub fn nonce(&self) -> &[u8] {
        &self.nonce
    }
}

/// The cookie that makes a device known for `owner`, in place of the one that was `kept`.
pub fn remember(app: &App, kept: Option<String>, owner: Owner) -> HeaderValue {
    let mut entries = entries(kept);
    if let Some((at, _)) = nonce_of(&app.keys, owner, &entries) {
        entries.remove(at);
    }
    entries.truncate(MOST - 1);
    entries.insert(0, entry(&app.keys, owner, &kit::seal::random::<NONCE>()));
    let secure = if app.settings.is_https() { "; Secure" } else { "" };
    let text = format!(
        "{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={LIFE}{secure}",
        name(app),
        entries.join("~")
    );
    HeaderValue::from_str(&text).expect("hex digits and the marks between them")
}

/// Whom a notice goes to.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// Their address.
    pub address: &'a str,
    /// The person whom it is about, where it is about one.
    pub about: Option<Uuid>,
    /// Their language.
    pub locale: Locale,
}

/// Tells `owner` by mail that someone signed in as them, if it was on a device that is not known (ASVS 6.3.5).
pub async fn tell_if_unknown(ctx: &Ctx, owner: Owner, reader: Reader<'_>) -> Result<()> {
    if KnownDevice::of(ctx, owner).is_some() {
        return Ok(());
    }
    let letter = mail::Letter {
        to: reader.address,
        about: reader.about,
        locale: reader.locale,
        template: "mail/new_device",
        subject: "mail-new-device-subject",
        until: ctx.now() + TimeDelta::days(2),
    };
    let own = match owner {
        Owner::Staff(_) => "/account",
        Owner::Member(_) => "/me/sessions",
    };
    mail::send(
        ctx,
        letter,
        &serde_json::json!({
            "address": reader.address, "device": ctx.device(), "at": ctx.now(), "sessions": own,
            "is_staff": matches!(owner, Owner::Staff(_)),
        }),
    )
    .await
}
