//! How a member signs in: by a code sent to an e-mail address, or by registry number and return code. What is
//! answered never tells whether an address, a number or a person is known.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::code::{self, Checked};
use accounts::known_device::{self, Reader};
use accounts::limit::{self, Limit};
use accounts::mail::{self, Letter};
use accounts::passkey;
use accounts::session::{Means, Owner};
use chrono::{DateTime, Utc};
use kit::Result;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use crate::contact::{self, Behind};
use crate::guardianship;
use crate::person::{self, KIND, Model, PersonId};
use crate::{number, return_code};

/// Purpose of the codes that sign in.
const CODE: &str = "sign_in";
/// What a sign-in by passkey is called.
pub(crate) const PASSKEY: &str = "passkey";
/// Key of the address that was proved in the session.
const PROVED: &str = "sign_in.proved";
/// Key of the page that was asked for before.
const WANTED: &str = "sign_in.wanted";

/// What a mail with a code is told.
#[derive(Debug, Serialize)]
pub(crate) struct Words<'a> {
    /// The address it goes to.
    pub address: &'a str,
    /// The code.
    pub code: &'a str,
}

/// Sends a code to `email`, or, where no registration is known under it, a mail that says so: only who reads
/// its mail learns which. False if too many were asked for.
pub async fn send_code(ctx: &Ctx, email: &str) -> Result<bool> {
    let Some(code) = code::issue(ctx, CODE, email).await? else { return Ok(false) };
    let people = contact::behind(ctx, email).await?;
    let letter = Letter {
        to: email,
        // An address may serve a family: the mail is about whoever reads it.
        about: None,
        locale: people.first().map_or(ctx.locale(), |behind| behind.person.locale),
        template: if people.is_empty() { "mail/unknown" } else { "mail/sign_in" },
        subject: "mail-sign-in-subject",
        until: ctx.now() + code::LIFE,
    };
    mail::send(ctx, letter, &Words { address: email, code: &code }).await?;
    Ok(true)
}

/// The address to which this browser's code was sent.
pub async fn waiting(ctx: &Ctx) -> Result<Option<String>> {
    Ok(code::waiting(ctx, CODE).await?.map(|waiting| waiting.target))
}

/// An address that this browser proved to read the mail of.
#[derive(Debug, Serialize, Deserialize)]
struct Proved {
    email: String,
    at: DateTime<Utc>,
}

/// Whether `code` is the one that was sent; if so the address counts as proved here for as long again.
pub async fn check_code(ctx: &Ctx, code: &str) -> Result<Checked> {
    let email = waiting(ctx).await?;
    let checked = code::check(ctx, CODE, code).await?;
    match (checked, email) {
        (Checked::Right, Some(email)) => ctx.put(PROVED, &Proved { email, at: ctx.now() }).await?,
        _ => ctx.record(refused("code")),
    }
    Ok(checked)
}

/// The address that was proved in this browser a little while ago.
pub async fn proved(ctx: &Ctx) -> Result<Option<String>> {
    let proved = ctx.kept::<Proved>(PROVED).await?.filter(|proved| ctx.now() - proved.at < code::LIFE);
    Ok(proved.map(|proved| proved.email))
}

/// What someone who proved an address does next.
#[derive(Debug)]
pub enum Next {
    /// They are this person.
    Enter(Box<Model>),
    /// They say which of several people they are.
    Choose,
    /// Nobody confirmed the address: they name the number or return code of someone who gave it.
    Prove,
}

/// What someone who proved `email` does next.
pub async fn next(ctx: &Ctx, email: &str) -> Result<Next> {
    let mut people = contact::behind(ctx, email).await?;
    let is_alone = people.len() == 1;
    people.retain(|behind| behind.is_confirmed);
    Ok(match people.pop() {
        None => Next::Prove,
        Some(behind) if is_alone => Next::Enter(Box::new(behind.person)),
        // Where others gave the address too, one of these may be asking who has not confirmed it yet.
        Some(_) => Next::Choose,
    })
}

/// The people who confirmed `email`.
pub async fn confirmed(ctx: &Ctx, email: &str) -> Result<Vec<Model>> {
    let people = contact::behind(ctx, email).await?.into_iter();
    Ok(people.filter(|behind| behind.is_confirmed).map(|behind| behind.person).collect())
}

/// How a try ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    /// Signed in.
    In,
    /// Nobody is known by this.
    Wrong,
    /// Too many tries within an hour.
    TooMany,
}

/// Counts a try on `subject`, from wherever it comes.
pub(crate) async fn within(ctx: &Ctx, name: &'static str, subject: &str) -> Result<bool> {
    let settings = ctx.app().settings.sign_in;
    let range = Limit::an_hour("sign_in.range", settings.tries_a_range);
    Ok(limit::take(ctx, &range, &ctx.range().bytes()).await?
        && limit::take(ctx, &Limit::an_hour(name, settings.tries_an_hour), subject.as_bytes()).await?)
}

/// Signs in by registry number and return code, both in any writing.
pub async fn by_number(ctx: &Ctx, number: &str, code: &str) -> Result<Tried> {
    let number = number::parse(number).unwrap_or_default();
    if !within(ctx, "sign_in.number", &number).await? {
        return Ok(Tried::TooMany);
    }
    let person = person::who_signs_in(ctx, &number).await?;
    let id = person.as_ref().map_or(PersonId(Uuid::nil()), |person| person.id);
    let matches = return_code::matches(ctx, id, code).await?;
    match person {
        Some(person) if matches => {
            tell(ctx, &person).await?;
            enter(ctx, &person, "number");
            Ok(Tried::In)
        }
        Some(person) => {
            ctx.record(refused("number").to(KIND, person.id.0));
            Ok(Tried::Wrong)
        }
        None => {
            ctx.record(refused("number"));
            Ok(Tried::Wrong)
        }
    }
}

/// Signs in whose passkey answered what was asked.
pub async fn by_passkey(ctx: &Ctx, answer: &str) -> Result<Tried> {
    let range = Limit::an_hour("sign_in.range", ctx.app().settings.sign_in.tries_a_range);
    if !limit::take(ctx, &range, &ctx.range().bytes()).await? {
        return Ok(Tried::TooMany);
    }
    let Some(Owner::Member(id)) = passkey::answered(ctx, answer).await? else {
        ctx.record(refused(PASSKEY));
        return Ok(Tried::Wrong);
    };
    ctx.meet([id]).await?;
    let Some(person) = person::who_may_enter(ctx, PersonId(id)).await? else {
        ctx.record(refused(PASSKEY).to(KIND, id));
        return Ok(Tried::Wrong);
    };
    tell(ctx, &person).await?;
    enter(ctx, &person, PASSKEY);
    Ok(Tried::In)
}

/// Tells `person` of a sign-in on a device that is not known, at an address that they have confirmed. Who signs in by a
/// code from their mail reads it anyway.
async fn tell(ctx: &Ctx, person: &Model) -> Result<()> {
    let owner = Owner::Member(person.id.0);
    let confirmed = contact::confirmed_emails(ctx.tx().await?, person.id).await?;
    let Some(address) = confirmed.first().map(|contact| &contact.value) else { return Ok(()) };
    let reader = Reader { address, about: Some(person.id.0), locale: person.locale };
    known_device::tell_if_unknown(ctx, owner, reader).await
}

/// Signs in who proved `email` by `typed`, the registry number or the return code of someone who gave that
/// address; it counts as confirmed for them from then on.
pub async fn by_proof(ctx: &Ctx, email: &str, typed: &str) -> Result<Tried> {
    if !within(ctx, "sign_in.proof", &email.to_lowercase()).await? {
        return Ok(Tried::TooMany);
    }
    let mut found = None;
    if let Some(number) = number::parse(typed) {
        if let Some(person) = person::who_signs_in(ctx, &number).await? {
            // For whom a guardian acted, the address may be the guardian's word, who knows the number, too: only the
            // desk's code, given out on papers, shows that it is the person themselves.
            let is_known = guardianship::was_guarded(ctx.tx().await?, person.id).await?;
            found = contact::behind_of(ctx, email, person).await?.filter(|of| of.is_confirmed || !is_known);
        }
    } else {
        for behind in contact::behind(ctx, email).await? {
            if return_code::matches(ctx, behind.person.id, typed).await? {
                found = Some(behind);
            }
        }
    }
    let Some(Behind { contact, person, .. }) = found else {
        ctx.record(refused("proof"));
        return Ok(Tried::Wrong);
    };
    contact::confirm(ctx, person.id, contact).await?;
    enter(ctx, &person, "proof");
    Ok(Tried::In)
}

/// Signs in as `person` once the transaction is committed.
pub fn enter(ctx: &Ctx, person: &Model, way: &'static str) {
    ctx.sign_in(Owner::Member(person.id.0), if way == PASSKEY { Means::Passkey } else { Means::Typed });
    ctx.read_digits(person.digits);
    ctx.record(Entry::done("member.sign_in").to(KIND, person.id.0).with(json!({ "way": way })));
}

fn refused(way: &'static str) -> Entry {
    Entry::refused("member.sign_in").with(json!({ "way": way }))
}

/// Remembers the page `path` that was asked for before signing in, if it is one of a member's own.
pub async fn want(ctx: &Ctx, path: &str) -> Result<()> {
    if is_members(path) { ctx.put(WANTED, &path).await } else { ctx.forget(WANTED).await }
}

/// The address of the page that was asked for before, or of the member's first.
pub async fn wanted(ctx: &Ctx) -> Result<String> {
    Ok(destination(ctx, &ctx.kept::<String>(WANTED).await?.unwrap_or_default()))
}

/// The address of the page `path` if it is one of a member's own, else of the member's first.
pub fn destination(ctx: &Ctx, path: &str) -> String {
    ctx.href(if is_members(path) { path } else { "/me" })
}

/// Whether `path` is `/me` or a page below it, and leads nowhere else.
fn is_members(path: &str) -> bool {
    let below = path.strip_prefix("/me").is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
    below && path.len() <= 500 && path.chars().all(|c| c.is_ascii_graphic() && c != '\\')
}

#[cfg(test)]
mod tests {
    use super::is_members;

    #[test]
    fn only_a_members_own_pages_are_remembered() {
        for own in ["/me", "/me/consents", "/me/data?page=2", "/me?x=1"] {
            assert!(is_members(own), "{own}");
        }
        for other in [
            "",
            "/",
            "/mean",
            "//evil.example/me",
            "https://evil.example/me",
            "/me/\\x",
            "/me/\r\nx",
            "/people",
        ] {
            assert!(!is_members(other), "{other:?}");
        }
    }
}
