//! `/register/done`: the registry number and what happens next. Shown again within 30 minutes.

use accounts::Ctx;
use accounts::mission;
use accounts::reference::Reference;
use axum::response::Response;
use chrono::{DateTime, TimeDelta, Utc};
use kit::{Locale, Result};
use serde::{Deserialize, Serialize};

use crate::person::{self, PersonId};
use crate::{contact, number};

/// Key of who has just registered in the session.
const KEY: &str = "registered";
/// How long the page is shown again.
const SHOWN_AGAIN: TimeDelta = TimeDelta::minutes(30);

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The registry number, as it is read aloud.
    pub registry_number: String,
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

/// Who has just registered here, and when.
#[derive(Debug, Serialize, Deserialize)]
struct Just {
    person: PersonId,
    at: DateTime<Utc>,
}

/// Sends the browser here for `person`.
pub(super) async fn go(ctx: &Ctx, person: PersonId) -> Result<Response> {
    ctx.put(KEY, &Just { person, at: ctx.now() }).await?;
    Ok(ctx.redirect(&ctx.href("/register/done")))
}

/// Who has registered in this browser within the last 30 minutes.
pub(super) async fn just_registered(ctx: &Ctx) -> Result<Option<person::Model>> {
    let just = ctx.kept::<Just>(KEY).await?.filter(|just| ctx.now() - just.at < SHOWN_AGAIN);
    match just {
        Some(just) => person::just_registered(ctx, just.person).await,
        None => Ok(None),
    }
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
        country: reference.countries.name(&person.country, ctx.locale()).to_owned(),
        missions: missions
            .iter()
            .map(|mission| Mission::new(mission, &[], reference, ctx.locale()))
            .collect(),
        confirms_email: email.is_some_and(|email| email.verified_at.is_none()),
    };
    ctx.page("register/done.html", &page).await
}
