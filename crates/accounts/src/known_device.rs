//! Devices on which a member of staff has signed in before. Such a device tries on a count of its own: whoever
//! guesses at an account from elsewhere does not shut its owner out (OWASP calls it a device cookie). The cookie
//! proves nothing but that, and is no sign-in.

use axum::http::HeaderValue;
use data_encoding::HEXLOWER;
use kit::seal::Keys;

use crate::Ctx;
use crate::staff::AccountId;

/// The cookie's name; in front of it stands `__Host-` where the site is https.
const COOKIE: &str = "known";
/// How long a device stays known unused, in seconds: a year.
const LIFE: u32 = 365 * 24 * 60 * 60;
/// Owners that one device is known for: an office computer has several.
const MOST: usize = 5;
/// Bytes of an entry's random part.
const NONCE: usize = 16;

/// One device, for one account.
#[derive(Clone, Debug)]
pub struct KnownDevice {
    nonce: Vec<u8>,
}

fn entry(keys: &Keys, account: AccountId, nonce: &[u8]) -> String {
    let mac = keys.hash("staff_accounts.known_device", &[account.0.as_bytes(), nonce].concat());
    format!("{}.{}", HEXLOWER.encode(nonce), HEXLOWER.encode(&mac[..NONCE]))
}

/// The entries of the request's cookie; what is not one is dropped.
fn entries(ctx: &Ctx) -> Vec<String> {
    let kept = ctx.cookie(&name(ctx)).unwrap_or_default();
    let entries = kept.split('~').filter(|entry| entry.len() == 4 * NONCE + 1).map(str::to_owned);
    entries.take(MOST).collect()
}

fn name(ctx: &Ctx) -> String {
    let prefix = if ctx.app().settings.is_https() { "__Host-" } else { "" };
    format!("{prefix}{COOKIE}")
}

/// The entry of `account` among `entries`: its random part.
fn nonce_of(keys: &Keys, account: AccountId, entries: &[String]) -> Option<(usize, Vec<u8>)> {
    entries.iter().enumerate().find_map(|(at, kept)| {
        let nonce = HEXLOWER.decode(kept.split('.').next()?.as_bytes()).ok()?;
        (entry(keys, account, &nonce) == *kept).then_some((at, nonce))
    })
}

impl KnownDevice {
    /// The device that asks, if `account`'s owner has signed in on it before.
    pub fn of(ctx: &Ctx, account: AccountId) -> Option<Self> {
        let (_, nonce) = nonce_of(&ctx.app().keys, account, &entries(ctx))?;
        Some(Self { nonce })
    }

    /// By this its tries are counted.
    pub fn nonce(&self) -> &[u8] {
        &self.nonce
    }
}

/// The cookie that makes the device that asks known for `account`.
pub fn remember(ctx: &Ctx, account: AccountId) -> HeaderValue {
    let keys = &ctx.app().keys;
    let mut entries = entries(ctx);
    if let Some((at, _)) = nonce_of(keys, account, &entries) {
        entries.remove(at);
    }
    entries.truncate(MOST - 1);
    entries.insert(0, entry(keys, account, &kit::seal::random::<NONCE>()));
    let secure = if ctx.app().settings.is_https() { "; Secure" } else { "" };
    let text = format!(
        "{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={LIFE}{secure}",
        name(ctx),
        entries.join("~")
    );
    HeaderValue::from_str(&text).expect("hex digits and the marks between them")
}
