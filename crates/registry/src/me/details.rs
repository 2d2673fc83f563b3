//! `/me/details`: what we hold about a member, in plain rows, each with the way to change it.

use accounts::Ctx;
use axum::response::Response;
use kit::{Locale, Result, format};
use serde::Serialize;

use super::contacts::Contact;
use super::own_or_leave;
use crate::change_request::{self, Field};
use crate::emergency_contact::{self, Shown};
use crate::person::{self, Channel, Model, Sex, Source};
use crate::register::camp;
use crate::{contact, number};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// What we hold.
    pub details: Details,
}

/// What we hold about a member.
#[derive(Debug, Serialize)]
pub struct Details {
    /// Registry number, as it is read aloud.
    pub registry_number: String,
    /// Name in Arabic, or empty.
    pub name_ar: String,
    /// Name in Latin script, or empty.
    pub name_latin: String,
    /// Sex, where given.
    pub sex: Option<Sex>,
    /// Date of birth in words, or empty.
    pub birth: String,
    /// Place of origin, or empty.
    pub origin: String,
    /// Occupation, or empty.
    pub occupation: String,
    /// Country of residence.
    pub country: String,
    /// City, or empty.
    pub city: String,
    /// Whether the country has camps.
    pub camp_asked: bool,
    /// Camp, or empty.
    pub camp: String,
    /// The contacts, oldest first.
    pub contacts: Vec<Contact>,
    /// Whom to call in an emergency.
    pub emergency: Option<Shown>,
    /// Language of letters.
    pub language: Locale,
    /// How the member would rather be reached.
    pub channel: Option<Channel>,
    /// Who brought the data in.
    pub source: Source,
    /// When the member registered.
    pub registered: String,
    /// When they last said that all of it is right.
    pub confirmed: String,
    /// Whether a mission has verified the record, so that some changes are asked for.
    pub is_verified: bool,
    /// The fields of which a change is asked for.
    pub asked: Vec<Field>,
}

impl Details {
    /// What we hold about `person`, who is asking.
    pub async fn of(ctx: &Ctx, person: &Model) -> Result<Self> {
        let (reference, locale) = (&ctx.app().reference, ctx.locale());
        let contacts = contact::of(ctx.tx().await?, person.id).await?;
        let open = change_request::open(ctx.tx().await?, person.id).await?;
        let birth = person.birth().map(|birth| format::date(ctx.numerals(), birth));
        Ok(Self {
            registry_number: number::shown(&person.number),
            name_ar: person.name_ar(),
            name_latin: person.name_latin(),
            sex: person.sex,
            birth: birth.unwrap_or_default(),
            origin: person::origin_name(reference, &person.origin, locale),
            occupation: reference.occupations.name(&person.occupation, locale).to_owned(),
            country: reference.countries.name(&person.country, locale).to_owned(),
            city: person.city.clone(),
            camp_asked: camp::is_asked(reference, &person.country),
            camp: person::camp_name(ctx, &person.camp),
            contacts: contacts.into_iter().map(Contact::from).collect(),
            emergency: emergency_contact::of(ctx, person.id).await?.map(Shown::from),
            language: person.locale,
            channel: person.channel,
            source: person.source,
            registered: person.registered_at.to_rfc3339(),
            confirmed: person.confirmed_at.to_rfc3339(),
            is_verified: person.is_verified(),
            asked: open.into_iter().map(|request| request.field).collect(),
        })
    }
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let details = Details::of(&ctx, &person).await?;
    ctx.page("me/details.html", &Page { details }).await
}
