//! `/me`: a member's first page: where the registration stands and what comes next, what would complete it, whom to
//! turn to.

use accounts::Ctx;
use accounts::app::Ministry;
use accounts::mission;
use axum::response::Response;
use chrono::{DateTime, TimeDelta, Utc};
use kit::Result;
use serde::Serialize;

use super::own_or_leave;
use super::resubmission::Page as Return;
use crate::completeness::{self, Step};
use crate::history::{self, Event};
use crate::identity_document::{self, Shown, Standing};
use crate::number;
use crate::person::{Model, Status};
use crate::register::done::Mission;
use crate::{change_request, contact, decision};

/// After this time a member is asked whether all of it is still right (UX F3).
const ASKED_AFTER: TimeDelta = TimeDelta::days(365);

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Name in Arabic, or empty.
    pub name_ar: String,
    /// Name in Latin script, or empty.
    pub name_latin: String,
    /// Registry number, as it is read aloud.
    pub registry_number: String,
    /// Where the registration stands.
    pub status: Status,
    /// What the mission wants mended, where it sent the registration back.
    pub sent_back: Option<Return>,
    /// Why the mission did not accept the registration; or empty.
    pub rejected: String,
    /// The address by whose confirmation a registration that waits apart is freed: where that is done, or empty.
    pub confirm_href: String,
    /// When the member last said that all of it is right.
    pub confirmed: String,
    /// Whether that is long ago.
    pub is_asked: bool,
    /// How many changes the mission has yet to decide on.
    pub requests: usize,
    /// Identity documents that run out soon, or have run out.
    pub expiring: Vec<Shown>,
    /// What a record has, done or not.
    pub steps: Vec<Step>,
    /// How many of these are done.
    pub done: usize,
    /// What an office did last.
    pub seen: Option<Event>,
    /// Country, in the page's language.
    pub country: String,
    /// The missions that serve it.
    pub missions: Vec<Mission>,
    /// The ministry's own contact, for where there is none.
    pub ministry: Ministry,
}

/// Whether the member is asked if all of it is still right.
fn is_asked(person: &Model, now: DateTime<Utc>) -> bool {
    now - person.confirmed_at >= ASKED_AFTER
}

/// Why the mission did not accept the registration of `person`.
async fn rejected(ctx: &Ctx, person: &Model) -> Result<String> {
    if person.status != Status::Rejected {
        return Ok(String::new());
    }
    match decision::standing(ctx.tx().await?, person.id).await? {
        Some(decided) => Ok(decided.said(ctx).await?.reason),
        None => Ok(String::new()),
    }
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let db = ctx.tx().await?;
    let (reference, locale) = (&ctx.app().reference, ctx.locale());
    let contacts = contact::of(db, person.id).await?;
    let unconfirmed = contacts.iter().find(|contact| contact.can_be_confirmed());
    let confirm = unconfirmed.map(|contact| format!("/me/contacts/{}/verification", contact.id));
    let steps = completeness::of(&person, &contacts);
    let missions = mission::serving(db, &person.country).await?;
    let missions = missions.iter().map(|mission| Mission::new(mission, &[], reference, locale));
    let mut expiring = identity_document::shown_of(&ctx, person.id).await?;
    expiring.retain(|one| one.standing != Standing::Good);
    let page = Page {
        expiring,
        name_ar: person.name_ar(),
        name_latin: person.name_latin(),
        registry_number: number::shown(&person.number),
        status: person.status,
        sent_back: Return::of(&ctx, &person).await?,
        rejected: rejected(&ctx, &person).await?,
        confirm_href: confirm.map(|path| ctx.href(&path)).unwrap_or_default(),
        confirmed: person.confirmed_at.to_rfc3339(),
        is_asked: is_asked(&person, ctx.now()),
        requests: change_request::open(db, person.id).await?.len(),
        done: steps.iter().filter(|step| step.is_done).count(),
        steps,
        seen: history::last_of_office(&ctx, person.id).await?,
        country: reference.countries.name(&person.country, locale).to_owned(),
        missions: missions.collect(),
        ministry: ctx.app().settings.ministry.clone(),
    };
    ctx.page("me/index.html", &page).await
}
