//! `/people/{id}`: one person's record: what matters first, then all of it, each part with where it comes from. Opening it
//! is written down.

use std::collections::HashMap;

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::mission;
use accounts::policy::Action;
use accounts::staff;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use kit::path::Path;
use kit::{Locale, Result, format};
use serde::Serialize;

use super::associations::{self, Held, Membership};
use super::{Head, href};
use crate::change_request::{self, Field};
use crate::child_request;
use crate::claim::{self, Claimed};
use crate::company;
use crate::company_role::Position;
use crate::consent::{self, Purpose};
use crate::contact::{self, Kind};
use crate::data_request;
use crate::decision::{self, Ground};
use crate::departure;
use crate::emergency_contact::{self, Shown};
use crate::guardianship;
use crate::history::{self, Told};
use crate::identity_document;
use crate::note::{self, Reach};
use crate::person::{self, Channel, Model, PersonId, Sex, Source, Status};
use crate::{
    expert, opportunity, opportunity_interest, refugee, residence, sent_back, transfer, value_source,
};

/// Rows of each history that are shown.
const HISTORY: u64 = 50;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// The list from which the record was opened: an address of `/people` or `/queue`.
    pub list_href: String,
    /// Where the registration stands.
    pub status: Status,
    /// Whether the person is a minor, as far as the viewer reads the date of birth.
    pub is_minor: bool,
    /// What the viewer may do now.
    pub may: May,
    /// Who works on the registration, while it waits.
    pub claimed: Option<Claimed>,
    /// What waits for an answer.
    pub waiting: Waiting,
    /// How the registration ended, where it did.
    pub ended: Option<Ended>,
    /// What is known of the person.
    pub details: Details,
    /// Where the parts come from, by part; what is not there came with the registration.
    pub sources: HashMap<String, From>,
    /// How the person is reached.
    pub contacts: Vec<Contact>,
    /// The end of UNRWA's number, or empty where none was given; none where nothing was said of papers as a refugee.
    pub refugee: Option<String>,
    /// Identity documents: what they are only to the desk, which has them before it.
    pub documents: Vec<Document>,
    /// The companies in which the person has a part.
    pub companies: Vec<Company>,
    /// The associations of which the person is a member.
    pub memberships: Vec<Membership>,
    /// The offices in associations that they hold or held.
    pub offices: Vec<Held>,
    /// What the person knows and would give; none where nothing is said of it.
    pub expert: Option<expert::Shown>,
    /// The opportunities in which the person is interested.
    pub interests: Vec<Interest>,
    /// Whom to call in an emergency.
    pub emergency: Option<Shown>,
    /// Where the person lived before.
    pub residences: Vec<Residence>,
    /// Others of the viewer's scope who share a contact.
    pub relations: Vec<Relation>,
    /// What the person agreed to.
    pub consents: Vec<Consent>,
    /// What staff noted.
    pub notes: Vec<Note>,
    /// What was done to the record, newest first.
    pub changes: Vec<Told>,
    /// Who opened it, newest first.
    pub views: Vec<Told>,
}

/// An identity document.
#[derive(Debug, Serialize)]
pub struct Document {
    /// As the desk is shown it; none to others, who read it with a reason.
    pub shown: Option<identity_document::Shown>,
    /// What tells the desk, when it has seen the document, that nothing else is said of it by then.
    pub seen: String,
    /// Its address.
    pub href: String,
}

/// A company in which the person has a part.
#[derive(Debug, Serialize)]
pub struct Company {
    /// The company.
    pub shown: company::Shown,
    /// What the person is there.
    pub position: Position,
    /// Address at which the desk corrects it; empty where another keeps it.
    pub href: String,
}

/// An opportunity in which the person is interested: what they wrote is for whoever follows it.
#[derive(Debug, Serialize)]
pub struct Interest {
    /// The opportunity's title.
    pub title: String,
    /// Its language.
    pub language: Locale,
    /// Where the interest stands.
    pub state: opportunity_interest::State,
    /// When it was said.
    pub at: String,
}

/// What the viewer may do with the record as it stands.
#[derive(Debug, Serialize)]
pub struct May {
    /// Send the registration back.
    pub send_back: bool,
    /// Say that it is true, or not accept it.
    pub verify: bool,
    /// Decide on cases of the queue.
    pub decide: bool,
    /// Write down what the person says.
    pub edit: bool,
    /// Give out a new return code, or record a death.
    pub serve: bool,
    /// Ask another mission to take the person over.
    pub transfer: bool,
    /// Undo what ended the registration.
    pub reopen: bool,
}

/// What waits for an answer.
#[derive(Debug, Serialize)]
pub struct Waiting {
    /// What the person asks to have changed: the field and where it is decided.
    pub requests: Vec<(Field, String)>,
    /// What the mission wants mended, where it sent the registration back.
    pub returned: Option<Returned>,
    /// How many children they ask to have registered.
    pub children: usize,
    /// What the person asks for by right.
    pub data_requests: Vec<data_request::Kind>,
    /// When the record is erased, where that is waited for; or empty.
    pub leaves: String,
    /// The country whose missions are asked to take the person over; or empty.
    pub transfer_to: String,
}

/// Why a registration was sent back.
#[derive(Debug, Serialize)]
pub struct Returned {
    /// What the person reads.
    pub reason: String,
    /// Since when.
    pub at: String,
}

/// How a registration ended.
#[derive(Debug, Serialize)]
pub struct Ended {
    /// On what ground.
    pub ground: Ground,
    /// What the person reads, or empty.
    pub reason: String,
    /// The day of death in words, or empty.
    pub died: String,
    /// When it was decided.
    pub at: String,
}

/// What is known of the person; what is not is empty.
#[derive(Debug, Serialize)]
pub struct Details {
    /// Country, in the page's language.
    pub country: String,
    /// City.
    pub city: String,
    /// Camp, in the page's language.
    pub camp: String,
    /// Language of letters, by code.
    pub language: Locale,
    /// How the person would rather be reached.
    pub channel: Option<Channel>,
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
    /// When a mission verified the registration; or empty.
    pub verified: String,
    /// Who brought the data in.
    pub source: Source,
    /// City of the mission whose desk did, or empty.
    pub desk: String,
}

/// Where a part of the record comes from.
#[derive(Debug, Serialize)]
pub struct From {
    /// Who said it.
    pub source: Source,
    /// City of the mission whose desk wrote it down, or empty.
    pub desk: String,
    /// When.
    pub at: String,
}

/// A way to reach the person.
#[derive(Debug, Serialize)]
pub struct Contact {
    /// E-mail or telephone.
    pub kind: Kind,
    /// As it is read.
    pub value: String,
    /// When it was proved; or empty.
    pub verified: String,
    /// Whether it has a form that can exist.
    pub usable: bool,
    /// Whether it is on WhatsApp.
    pub whatsapp: bool,
    /// Where it is removed.
    pub removal_href: String,
    /// Where it is noted that it is theirs; empty where that cannot be.
    pub verification_href: String,
}

/// Where the person lived.
#[derive(Debug, Serialize)]
pub struct Residence {
    /// Country, in the page's language.
    pub country: String,
    /// City.
    pub city: String,
    /// From when.
    pub from: String,
    /// Until when; empty for where they live.
    pub to: String,
}

/// Someone who shares a contact.
#[derive(Debug, Serialize)]
pub struct Relation {
    /// Address of the record.
    pub href: String,
    /// Name in Arabic, or in Latin script.
    pub name: String,
    /// Year of birth, or empty.
    pub birth_year: String,
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

/// A note.
#[derive(Debug, Serialize)]
pub struct Note {
    /// What it says.
    pub text: String,
    /// Who reads it.
    pub reach: Reach,
    /// Who wrote it.
    pub by: String,
    /// When.
    pub at: String,
    /// Where it is taken back; empty for notes of others.
    pub removal_href: String,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>, headers: HeaderMap) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::SeePeople).await?;
    let db = ctx.tx().await?;
    let contacts = contact::seen_of(&ctx, id).await?;
    let consents = consent::current(db, id).await?.into_iter().map(|(purpose, word)| Consent {
        purpose,
        given: word.as_ref().is_some_and(|word| word.given),
        at: word.map(|word| word.at.to_rfc3339()),
    });
    let (memberships, offices) = associations::of(&ctx, id).await?;
    let (changes, views) = history::for_staff(&ctx, id, HISTORY).await?;
    let page = Page {
        person: (&person).into(),
        list_href: list(&headers),
        status: person.status,
        is_minor: guardianship::is_minor(&person, ctx.now().date_naive()),
        may: may(&ctx, &person)?,
        claimed: match person.status.is_waiting() {
            true => claim::one(&ctx, claim::Kind::Registration, id.0).await?,
            false => None,
        },
        waiting: waiting(&ctx, &person).await?,
        ended: ended(&ctx, &person).await?,
        details: details(&ctx, &person).await?,
        sources: sources(&ctx, id).await?,
        relations: relations(&ctx, &person, &contacts).await?,
        refugee: refugee(&ctx, &person).await?,
        documents: documents(&ctx, &person).await?,
        companies: companies(&ctx, &person).await?,
        memberships,
        offices,
        expert: expert(&ctx, id).await?,
        interests: interests(&ctx, id).await?,
        emergency: emergency_contact::seen_of(&ctx, id).await?.map(Shown::from),
        contacts: contacts.into_iter().map(|row| shown(&person, row)).collect(),
        residences: residences(&ctx, id).await?,
        consents: consents.collect(),
        notes: notes(&ctx, id).await?,
        changes,
        views,
    };
    ctx.page("people/show.html", &page).await
}

/// The list that the browser comes from, with what it was narrowed to; else the search. The address is taken apart, so
/// that it leads nowhere else.
fn list(headers: &HeaderMap) -> String {
    let from = headers.get(header::REFERER).and_then(|from| from.to_str().ok()).unwrap_or_default();
    let path =
        from.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..])).unwrap_or_default();
    let is_list =
        |list: &str| path == list || path.strip_prefix(list).is_some_and(|rest| rest.starts_with('?'));
    if is_list("/people") || is_list("/queue") { path.to_owned() } else { "/people".to_owned() }
}

fn may(ctx: &Ctx, person: &Model) -> Result<May> {
    let staff = ctx.staff()?;
    let reaches = |action| staff.decide(action).reaches(&person.country);
    let (decides, edits) = (reaches(Action::VerifyPerson), reaches(Action::EditPerson));
    Ok(May {
        send_back: decides && person.status.is_waiting(),
        decide: decides,
        verify: decides && person.status.is_undecided(),
        edit: edits && !person.status.is_ended(),
        serve: edits && person.status.is_living(),
        transfer: reaches(Action::TransferPerson) && person.status.is_living(),
        reopen: reaches(Action::ReopenPerson) && person.status.is_ended(),
    })
}

async fn waiting(ctx: &Ctx, person: &Model) -> Result<Waiting> {
    let db = ctx.tx().await?;
    let requests = change_request::open(db, person.id).await?;
    let mut returned = None;
    if person.status == Status::Returned
        && let Some(row) = sent_back::waiting(db, person.id).await?
    {
        returned = Some(Returned { reason: row.reason(ctx).await?, at: row.at.to_rfc3339() });
    }
    let countries = &ctx.app().reference.countries;
    let transfer = transfer::open_of(db, person.id).await?.filter(|open| open.is_open(person));
    let at = |request: &change_request::Model| format!("{}/requests/{}", href(person.id), request.id);
    let by_right = data_request::open_of(db, person.id).await?;
    let departure = departure::waiting(db, person.id).await?;
    Ok(Waiting {
        data_requests: by_right.iter().map(|open| open.kind).collect(),
        leaves: departure.map(|row| row.due_at.to_rfc3339()).unwrap_or_default(),
        children: child_request::open(db, person.id).await?.len(),
        requests: requests.iter().map(|request| (request.field, at(request))).collect(),
        returned,
        transfer_to: transfer
            .map(|open| countries.name(&open.to_country, ctx.locale()).to_owned())
            .unwrap_or_default(),
    })
}

async fn ended(ctx: &Ctx, person: &Model) -> Result<Option<Ended>> {
    if !person.status.is_ended() {
        return Ok(None);
    }
    let Some(decided) = decision::standing(ctx.tx().await?, person.id).await? else { return Ok(None) };
    let said = decided.said(ctx).await?;
    Ok(Some(Ended {
        ground: decided.ground,
        died: said.died().map(|day| format::date(ctx.numerals(), day)).unwrap_or_default(),
        reason: said.reason,
        at: decided.at.to_rfc3339(),
    }))
}

async fn details(ctx: &Ctx, person: &Model) -> Result<Details> {
    let (reference, locale) = (&ctx.app().reference, ctx.locale());
    let desk = match person.registered_by {
        Some(id) => mission::find(ctx.tx().await?, id).await?,
        None => None,
    };
    Ok(Details {
        country: reference.countries.name(&person.country, locale).to_owned(),
        city: person.city.clone(),
        camp: person::camp_name(ctx, &person.camp),
        language: person.locale,
        channel: person.channel,
        sex: person.sex,
        birth: person.birth().map(|birth| format::date(ctx.numerals(), birth)).unwrap_or_default(),
        origin: person::origin_name(reference, &person.origin, locale),
        occupation: reference.occupations.name(&person.occupation, locale).to_owned(),
        registered: person.registered_at.to_rfc3339(),
        confirmed: person.confirmed_at.to_rfc3339(),
        verified: person.verified_at.map(|at| at.to_rfc3339()).unwrap_or_default(),
        source: person.source,
        desk: desk.map(|mission| mission.city(locale).to_owned()).unwrap_or_default(),
    })
}

async fn sources(ctx: &Ctx, id: PersonId) -> Result<HashMap<String, From>> {
    let db = ctx.tx().await?;
    let mut sources = HashMap::new();
    for (part, row) in value_source::of(db, id).await? {
        let desk = match row.mission_id {
            Some(id) => mission::find(db, id).await?,
            None => None,
        };
        let desk = desk.map(|mission| mission.city(ctx.locale()).to_owned()).unwrap_or_default();
        sources.insert(part, From { source: row.source, desk, at: row.at.to_rfc3339() });
    }
    Ok(sources)
}

fn shown(person: &Model, row: contact::Model) -> Contact {
    let here = format!("{}/contacts/{}", href(person.id), row.id);
    let can_be_proved = row.kind == Kind::Phone && row.usable && row.verified_at.is_none();
    Contact {
        value: if row.kind == Kind::Phone { contact::shown(&row.value) } else { row.value },
        kind: row.kind,
        verified: row.verified_at.map(|at| at.to_rfc3339()).unwrap_or_default(),
        usable: row.usable,
        whatsapp: row.whatsapp,
        removal_href: format!("{here}/removal"),
        verification_href: if can_be_proved { format!("{here}/verification") } else { String::new() },
    }
}

/// What may be shown of someone's papers as a refugee without saying why one reads them: to the desk, which has the card
/// before it, the number's end; to others that there are some.
async fn refugee(ctx: &Ctx, person: &Model) -> Result<Option<String>> {
    let is_desk = ctx.staff()?.decide(Action::EditPerson).reaches(&person.country);
    match refugee::row_of(ctx.tx().await?, person.id).await? {
        Some(row) if is_desk => Ok(Some(row.said(ctx).await?.unrwa_end())),
        Some(_) => Ok(Some(String::new())),
        None => Ok(None),
    }
}

async fn documents(ctx: &Ctx, person: &Model) -> Result<Vec<Document>> {
    let is_desk = ctx.staff()?.decide(Action::EditPerson).reaches(&person.country);
    let mut documents = Vec::new();
    for row in identity_document::of(ctx.tx().await?, person.id).await? {
        let shown = if is_desk { Some(row.shown(ctx).await?) } else { None };
        let href = format!("{}/documents/{}", href(person.id), row.id);
        documents.push(Document { shown, seen: row.version(), href });
    }
    Ok(documents)
}

async fn companies(ctx: &Ctx, person: &Model) -> Result<Vec<Company>> {
    let decision = ctx.staff()?.decide(Action::SeePeople);
    let mut companies = Vec::new();
    for (row, role) in company::of(ctx, person.id).await? {
        let keeps = row.person_id == person.id;
        if !keeps {
            ctx.record(Entry::done("company.view").to(person::KIND, row.person_id.0).as_look());
        }
        let row = decision.masked(&company::TABLE, row)?;
        let href = if keeps { format!("{}/companies/{}", href(person.id), row.id) } else { String::new() };
        companies.push(Company { shown: row.shown(ctx), position: role.position, href });
    }
    Ok(companies)
}

async fn expert(ctx: &Ctx, id: PersonId) -> Result<Option<expert::Shown>> {
    let (row, decision) = (expert::of(ctx.tx().await?, id).await?, ctx.staff()?.decide(Action::SeePeople));
    let row = row.map(|row| decision.masked(&expert::TABLE, row)).transpose()?;
    Ok(row.map(|row| row.shown(ctx)))
}

async fn interests(ctx: &Ctx, id: PersonId) -> Result<Vec<Interest>> {
    let (db, decision) = (ctx.tx().await?, ctx.staff()?.decide(Action::SeePeople));
    let rows = opportunity_interest::of(db, id).await?;
    let opportunities = opportunity::with_ids(db, rows.iter().map(|row| row.opportunity_id)).await?;
    let mut interests = Vec::new();
    for row in rows {
        let row = decision.masked(&opportunity_interest::TABLE, row)?;
        let Some(of) = opportunities.iter().find(|of| of.id == row.opportunity_id) else { continue };
        let shown = of.shown(ctx);
        let (title, language) = (shown.title, shown.language);
        interests.push(Interest { title, language, state: row.state, at: row.at.to_rfc3339() });
    }
    Ok(interests)
}

async fn residences(ctx: &Ctx, id: PersonId) -> Result<Vec<Residence>> {
    let countries = &ctx.app().reference.countries;
    let rows = residence::of(ctx.tx().await?, id).await?.into_iter().rev();
    let shown = rows.map(|row| Residence {
        country: countries.name(&row.country, ctx.locale()).to_owned(),
        city: row.city,
        from: row.from_at.to_rfc3339(),
        to: row.to_at.map(|at| at.to_rfc3339()).unwrap_or_default(),
    });
    Ok(shown.collect())
}

async fn relations(ctx: &Ctx, person: &Model, contacts: &[contact::Model]) -> Result<Vec<Relation>> {
    let ids = contact::sharing(ctx.tx().await?, person.id, contacts).await?;
    let ids: Vec<_> = ids.into_iter().map(|id| id.0).collect();
    let mut people = person::listed_for(ctx, &ids, Action::SeePeople).await?;
    people.retain(|other| !person::HIDDEN.contains(&other.status));
    let shown = people.into_iter().map(|other| Relation {
        href: href(other.id),
        name: Some(other.name_ar()).filter(|name| !name.is_empty()).unwrap_or_else(|| other.name_latin()),
        birth_year: other.birth_year.map(|year| year.to_string()).unwrap_or_default(),
    });
    Ok(shown.collect())
}

async fn notes(ctx: &Ctx, id: PersonId) -> Result<Vec<Note>> {
    let rows = note::read_by_viewer(ctx, id).await?;
    let names = staff::names(ctx.tx().await?, rows.iter().map(|row| row.account_id.0)).await?;
    let viewer = ctx.staff()?.id;
    let mut notes = Vec::new();
    for row in rows {
        let removal = format!("{}/notes/{}/removal", href(id), row.id);
        notes.push(Note {
            text: row.words(ctx).await?,
            reach: row.reach,
            by: names.get(&row.account_id.0).cloned().unwrap_or_default(),
            at: row.at.to_rfc3339(),
            removal_href: if row.account_id == viewer { removal } else { String::new() },
        });
    }
    Ok(notes)
}
