//! `/people/{id}`: one person's record. Opening it is written down.

use accounts::Ctx;
use accounts::audit::{self, Entry};
use accounts::policy::Action;
use accounts::staff;
use axum::response::Response;
use kit::path::Path;
use kit::{Locale, Result, format};
use serde::Serialize;

use crate::consent::{self, Purpose};
use crate::contact::{self, Kind};
use crate::number;
use crate::person::{self, PersonId, Sex, Source, Status};

/// Rows of history that are shown.
const HISTORY: u64 = 50;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Person,
    /// Whether the viewer may verify the registration now.
    pub may_verify: bool,
    /// Where that is done.
    pub verification_href: String,
    /// What was done to the record, newest first.
    pub history: Vec<Event>,
}

/// The person; what is not known is empty.
#[derive(Debug, Serialize)]
pub struct Person {
    /// Registry number.
    pub number: String,
    /// Name in Arabic.
    pub name_ar: String,
    /// Name in Latin script.
    pub name_latin: String,
    /// Where the registration stands.
    pub status: Status,
    /// Country, in the page's language.
    pub country: String,
    /// City.
    pub city: String,
    /// Camp, in the page's language.
    pub camp: String,
    /// E-mail.
    pub email: String,
    /// Telephone.
    pub phone: String,
    /// Whether nobody has proved the telephone.
    pub phone_unverified: bool,
    /// Whether it has no form of a number that can exist.
    pub phone_unusable: bool,
    /// Whether it is on WhatsApp.
    pub whatsapp: bool,
    /// Language of letters, by code.
    pub language: Locale,
    /// Sex.
    pub sex: Option<Sex>,
    /// Date of birth, in words.
    pub birth: String,
    /// Place of origin, in the page's language.
    pub origin: String,
    /// Occupation, in the page's language.
    pub occupation: String,
    /// When the person registered.
    pub registered: String,
    /// When the person last said that the data is right.
    pub confirmed: String,
    /// Who brought the data in.
    pub source: Source,
    /// What the person agreed to.
    pub consents: Vec<Consent>,
}

/// The newest word on one purpose.
#[derive(Debug, Serialize)]
pub struct Consent {
    /// The purpose.
    pub purpose: Purpose,
    /// Yes or no; no where never asked.
    pub given: bool,
    /// When it was said.
    pub at: Option<String>,
}

/// Something done to the record.
#[derive(Debug, Serialize)]
pub struct Event {
    /// When.
    pub at: String,
    /// `submitted`, `imported`, `verified` or `viewed`.
    pub what: &'static str,
    /// Name of the member of staff, or empty.
    pub who: String,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::SeePeople).await?;
    let db = ctx.tx().await?;
    let contacts = contact::of(db, id).await?;
    let consents = consent::current(db, id).await?;
    let history = history(&ctx, id).await?;
    ctx.record(Entry::done("person.view").to(person::KIND, id.0));
    let may_verify = person.status.is_waiting()
        && ctx.staff()?.countries_for(Action::VerifyPerson).contains(&person.country);
    let page = Page {
        person: shown(&ctx, &person, &contacts, consents),
        may_verify,
        verification_href: format!("/people/{id}/verification"),
        history,
    };
    ctx.page("people/show.html", &page).await
}

fn shown(
    ctx: &Ctx,
    person: &person::Model,
    contacts: &[contact::Model],
    consents: Vec<(Purpose, Option<consent::Model>)>,
) -> Person {
    let (reference, locale) = (&ctx.app().reference, ctx.locale());
    let first = |kind| contacts.iter().find(|contact| contact.kind == kind);
    let (email, phone) = (first(Kind::Email), first(Kind::Phone));
    let value =
        |contact: Option<&contact::Model>| contact.map(|contact| contact.value.clone()).unwrap_or_default();
    Person {
        number: number::shown(&person.number),
        name_ar: person.name_ar(),
        name_latin: person.name_latin(),
        status: person.status,
        country: reference.countries.name(&person.country, locale).to_owned(),
        city: person.city.clone(),
        camp: person::camp_name(ctx, &person.camp),
        email: value(email),
        phone: contact::shown(&value(phone)),
        phone_unverified: phone.is_some_and(|phone| phone.verified_at.is_none()),
        phone_unusable: phone.is_some_and(|phone| !phone.usable),
        whatsapp: phone.is_some_and(|phone| phone.whatsapp),
        language: person.locale,
        sex: person.sex,
        birth: person.birth().map(|birth| format::date(locale, birth)).unwrap_or_default(),
        origin: person::origin_name(reference, &person.origin, locale),
        occupation: reference.occupations.name(&person.occupation, locale).to_owned(),
        registered: person.registered_at.to_rfc3339(),
        confirmed: person.confirmed_at.to_rfc3339(),
        source: person.source,
        consents: consents
            .into_iter()
            .map(|(purpose, word)| Consent {
                purpose,
                given: word.as_ref().is_some_and(|word| word.given),
                at: word.map(|word| word.at.to_rfc3339()),
            })
            .collect(),
    }
}

async fn history(ctx: &Ctx, id: PersonId) -> Result<Vec<Event>> {
    let db = ctx.tx().await?;
    // What was decided stays in sight however often the record was opened since.
    let decided = ["person.register", "person.import", "person.verify"];
    let mut rows = audit::about(db, (person::KIND, id.0), &["person.view"], HISTORY).await?;
    rows.extend(audit::about(db, (person::KIND, id.0), &decided, HISTORY).await?);
    rows.sort_by_key(|row| std::cmp::Reverse(row.id));
    let names = staff::names(db, rows.iter().filter_map(|row| row.actor_id)).await?;
    let events = rows.into_iter().map(|row| Event {
        at: row.at.to_rfc3339(),
        what: match row.act.as_str() {
            "person.register" => "submitted",
            "person.import" => "imported",
            "person.verify" => "verified",
            _ => "viewed",
        },
        who: row.actor_id.and_then(|actor| names.get(&actor).cloned()).unwrap_or_default(),
    });
    Ok(events.collect())
}
