//! `/register/done`: the registry number and what happens next. Shown again within 30 minutes.

use accounts::Ctx;
use accounts::mission;
use accounts::reference::Reference;
use axum::response::Response;
use chrono::{DateTime, TimeDelta, Utc};
use kit::{Locale, Result};
use serde::{Deserialize, Serialize};

use crate::person::{self, PersonId, Status};
use crate::{contact, number, return_code, submission};

/// Key of the registration that was sent last, or is about to be, in the session.
const KEY: &str = "registered";
/// How long the page is shown again.
const SHOWN_AGAIN: TimeDelta = TimeDelta::minutes(30);

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The registry number, as it is read aloud.
    pub registry_number: String,
    /// The return code, as it is read aloud; empty where another was given out since.
    pub return_code: String,
    /// Whether it waits until a person is seen behind it.
    pub held: bool,
    /// Country, in the page's language.
    pub country: String,
    /// The missions that serve it.
    pub missions: Vec<Mission>,
    /// Whether there is an e-mail address that can be confirmed.
    pub confirms_email: bool,
}

/// A mission, as the templates of `mission.html` show it.
#[derive(Debug, Serialize)]
pub struct Mission {
    /// Its kind.
    pub kind: mission::Kind,
    /// Its host country.
    pub country: String,
    /// Its city.
    pub city: String,
    /// Countries it serves.
    pub serves: Vec<String>,
    /// Website.
    pub website: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Whether the ministry has confirmed it.
    pub confirmed: bool,
}

impl Mission {
    /// `mission` in `locale`, serving the countries with the codes `serves`.
    pub fn new(mission: &mission::Model, serves: &[String], reference: &Reference, locale: Locale) -> Self {
        let name = |code: &String| reference.countries.name(code, locale).to_owned();
        let some = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        Self {
            kind: mission.kind,
            country: name(&mission.country),
            city: mission.city(locale).to_owned(),
            serves: serves.iter().map(name).collect(),
            website: some(&mission.website),
            email: some(&mission.email),
            phone: some(&mission.phone),
            confirmed: mission.confirmed,
        }
    }
}

/// The registration that this browser sends, or has sent. It is kept when the check page is shown: sending then
/// changes nothing in the session, and waits for one write to the disk instead of two.
#[derive(Debug, Serialize, Deserialize)]
struct Just {
    /// The form token: by it the submission is found, and from it the return code follows.
    token: String,
    /// When it was sent once more; none where it was sent once, or not yet.
    again_at: Option<DateTime<Utc>>,
}

/// Notes that this browser is about to send the form token `token`.
pub(super) async fn expect(ctx: &Ctx, token: &str) -> Result<()> {
    match ctx.kept::<Just>(KEY).await? {
        Some(just) if just.token == token => Ok(()),
        _ => ctx.put(KEY, &Just { token: token.to_owned(), again_at: None }).await,
    }
}

/// Sends the browser here, whose form token `token` became a person now.
pub(super) async fn go(ctx: &Ctx, token: &str) -> Result<Response> {
    expect(ctx, token).await?;
    Ok(ctx.redirect(&ctx.href("/register/done")))
}

/// The same for a form token that became a person before, and was sent once more.
pub(super) async fn go_again(ctx: &Ctx, token: &str) -> Result<Response> {
    ctx.put(KEY, &Just { token: token.to_owned(), again_at: Some(ctx.now()) }).await?;
    Ok(ctx.redirect(&ctx.href("/register/done")))
}

/// Who has registered in this browser within the last 30 minutes.
pub(super) async fn just_registered(ctx: &Ctx) -> Result<Option<person::Model>> {
    match just(ctx).await? {
        Some((_, person)) => person::just_registered(ctx, person).await,
        None => Ok(None),
    }
}

/// The form token that this browser has sent a little while ago, and whom it became.
async fn just(ctx: &Ctx) -> Result<Option<(String, PersonId)>> {
    let Some(just) = ctx.kept::<Just>(KEY).await? else { return Ok(None) };
    let Some((person, sent_at)) = submission::find(ctx, &just.token).await? else { return Ok(None) };
    let at = just.again_at.unwrap_or(sent_at);
    Ok((ctx.now() - at < SHOWN_AGAIN).then_some((just.token, person)))
}

/// The return code that was given out with the registration, as long as it is the one that works.
async fn code_of(ctx: &Ctx, person: PersonId) -> Result<String> {
    let Some((token, _)) = just(ctx).await? else { return Ok(String::new()) };
    let code = return_code::derive(&ctx.app().keys, &token);
    let works = return_code::matches(ctx, person, &code).await?;
    Ok(if works { return_code::shown(&code) } else { String::new() })
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let Some(person) = just_registered(&ctx).await? else { return Ok(ctx.redirect(&ctx.href("/register"))) };
    let db = ctx.tx().await?;
    let reference = &ctx.app().reference;
    let missions = mission::serving(db, &person.country).await?;
    let email = contact::email_of(&ctx, person.id).await?;
    let page = Page {
        registry_number: number::shown(&person.number),
        return_code: code_of(&ctx, person.id).await?,
        held: person.status == Status::Held,
        country: reference.countries.name(&person.country, ctx.locale()).to_owned(),
        missions: missions
            .iter()
            .map(|mission| Mission::new(mission, &[], reference, ctx.locale()))
            .collect(),
        confirms_email: email.is_some_and(|email| email.verified_at.is_none()),
    };
    ctx.page("register/done.html", &page).await
}
