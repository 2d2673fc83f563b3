//! Who may be the person before the desk of `/people/new`, and why.

use accounts::Ctx;
use accounts::policy::Action;
use kit::Result;
use serde::Serialize;
use uuid::Uuid;

use super::new::Form;
use crate::change::Correction;
use crate::contact::{self, Kind};
use crate::duplicates::entry;
use crate::likeness::{Agreement, Birth, Contact, Reason, Told};
use crate::number;
use crate::person::{self, PersonId};

/// How many people are shown who may be the one before the desk.
const ALIKE: usize = 5;

/// Someone who may be the same person.
#[derive(Debug, Serialize)]
pub struct Alike {
    /// Who it is, for the audit.
    #[serde(skip)]
    pub id: PersonId,
    /// Address of the record.
    pub href: String,
    /// Name in Arabic, or empty.
    pub name_ar: String,
    /// Name in Latin script, or empty.
    pub name_latin: String,
    /// Year of birth, or empty.
    pub birth_year: String,
    /// City, or empty.
    pub city: String,
    /// Registry number, as it is read aloud.
    pub number: String,
    /// Why: `name`, `birth` or `birth-near`, `phone`, `email`.
    pub because: Vec<&'static str>,
}

/// What is told of the person before the desk.
fn told<'a>(ctx: &Ctx, form: &'a Form, details: &'a Correction) -> Told<'a> {
    let Correction { name, about, city, .. } = details;
    let phone = contact::read_phone(&form.phone, &form.country).number();
    let email = Some(form.email.clone()).filter(|email| !email.is_empty());
    let both = [(Kind::Phone, phone), (Kind::Email, email)].into_iter();
    let hashed = |kind, value: &str| Contact::new(kind, &contact::hash(&ctx.app().keys, kind, value));
    Told {
        arabic: [&name.given_ar, &name.father_ar, &name.grandfather_ar, &name.family_ar],
        latin: [&name.given_latin, &name.family_latin],
        sex: about.sex,
        birth: about.birth,
        origin: &about.origin,
        country: &form.country,
        city,
        contacts: both.filter_map(|(kind, value)| value.map(|value| hashed(kind, &value))).collect(),
    }
}

/// People of the mission who may be the one before the desk, the likeliest first: among those who share a contact or whose name
/// is like theirs.
pub(super) async fn find(ctx: &Ctx, form: &Form, details: &Correction) -> Result<Vec<Alike>> {
    let mut ids = Vec::new();
    for typed in [&form.email, &form.phone] {
        let countries = std::slice::from_ref(&form.country);
        ids.extend(contact::people_with(ctx.tx().await?, &ctx.app().keys, typed, countries).await?);
    }
    let mut ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
    let (scope, told) = (ctx.staff()?.decide(Action::SeePeople).scope(), told(ctx, form, details));
    // Without the index nobody is compared by name; whoever is registered twice is found later.
    if let Ok(named) = entry::named(&ctx.app().index, &scope, &told).await {
        ids.extend(named);
    }
    ids.sort_unstable();
    ids.dedup();
    let people = person::listed_for(ctx, &ids, Action::SeePeople).await?;
    let contacts = contact::hashes_of(ctx.tx().await?, people.iter().map(|person| person.id)).await?;
    let mut judged = entry::judge(&told, people, contacts);
    judged.truncate(ALIKE);
    let shown = judged.into_iter().map(|(person, _, reasons)| Alike {
        id: person.id,
        href: super::href(person.id),
        name_ar: person.name_ar(),
        name_latin: person.name_latin(),
        birth_year: person.birth_year.map(|year| year.to_string()).unwrap_or_default(),
        number: number::shown(&person.number),
        city: person.city,
        because: reasons.into_iter().filter_map(because).collect(),
    });
    Ok(shown.collect())
}

/// The reasons that are told at the desk, as the page calls them.
fn because(reason: Reason) -> Option<&'static str> {
    match reason {
        Reason::Given(agreement) if agreement != Agreement::Other => Some("name"),
        Reason::Birth(Birth::Same) => Some("birth"),
        Reason::Birth(birth) if birth.bits() > 0.0 => Some("birth-near"),
        Reason::Phone => Some("phone"),
        Reason::Email => Some("email"),
        _ => None,
    }
}
