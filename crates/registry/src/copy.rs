//! The registry's sections of a person's copy of their data.

mod associations;
mod companies;
mod documents;
mod expertise;
mod family;
mod opportunities;
mod refugee;

use accounts::Ctx;
use accounts::copy::{Item, Row, Section};
use accounts::mission;
use kit::{Locale, Result, format};
use sea_orm::ActiveEnum;

use crate::change_request::{Field, State};
use crate::consent::Purpose;
use crate::contact::Kind;
use crate::emergency_contact::{self, Relationship};
use crate::person::{self, Channel, Model, PersonId, Sex, Source, Status};
use crate::sent_back::{self, Mend};
use crate::{
    change_request, consent, contact, data_request, decision, departure, guardianship, held, history, note,
    residence, return_code, transfer, value_source,
};

/// Most entries of the history in one copy.
pub const EVENTS: u64 = 10_000;

/// All that the registry keeps of the member `id`, or of a child for whom the member who asks acts.
pub async fn of(ctx: &Ctx, id: PersonId) -> Result<Vec<Section>> {
    let own = PersonId(ctx.member()?);
    let person = match person::own(ctx).await?.filter(|person| person.id == id) {
        Some(person) => person,
        None => guardianship::child_for(ctx, own, id).await?,
    };
    let db = ctx.tx().await?;
    let contacts = contact::of(db, id).await?.into_iter().map(|row| contact_row(ctx, row));
    let residences = residence::of(db, id).await?.into_iter().map(|row| residence_row(ctx, row));
    let consents = consent::history(db, id).await?.into_iter().map(|row| consent_row(ctx, row));
    let code = return_code::issued_at(ctx, id).await?;
    let code = code.map(|at| vec![Item::at(ctx, "issued_at", "me-copy-issued-at", Some(at))]);
    let held = held::of(db, id).await?.map(|row| {
        vec![Item::at(ctx, "at", "me-copy-held-at", Some(row.at)), Item::new("trapped", row.trapped)]
    });
    let departure = departure::waiting(db, id).await?.map(|row| departure_row(ctx, row));
    let mut requests = Vec::new();
    for row in change_request::of(db, id).await? {
        requests.push(request_row(ctx, row).await?);
    }
    let mut returns = Vec::new();
    for row in sent_back::of(db, id).await? {
        returns.push(return_row(ctx, row).await?);
    }
    let sources = value_source::of(db, id).await?.into_values().map(|row| source_row(ctx, row));
    let mut notes = Vec::new();
    // What a mission notes about a child may be about who acts for them: the child gets it once the record is theirs.
    if own == id {
        for row in note::of(db, id).await? {
            notes.push(note_row(ctx, row).await?);
        }
    }
    let mut decisions = Vec::new();
    for row in decision::of(db, id).await? {
        decisions.push(decision_row(ctx, row).await?);
    }
    let mut transfers = Vec::new();
    for row in transfer::of(db, id).await? {
        transfers.push(transfer_row(ctx, row).await?);
    }
    let (events, _) = history::of(ctx, id, (0, EVENTS)).await?;
    let events = events.into_iter().map(|event| {
        let value = serde_json::to_value(event).unwrap_or_default();
        let part = |name: &'static str| Item::new(name, value[name].clone());
        ["at", "act", "is_refused", "by", "association", "office"].map(part).to_vec()
    });
    let mut by_right = Vec::new();
    for row in data_request::of(db, id).await? {
        by_right.push(data_request_row(ctx, row).await?);
    }
    let mut emergency = Vec::new();
    if let Some(row) = emergency_contact::row_of(db, id).await? {
        emergency.push(emergency_row(ctx, row).await?);
    }
    let mut family = family::of(ctx, id).await?;
    family.extend(documents::of(ctx, id).await?);
    family.extend(companies::of(ctx, id).await?);
    family.extend(associations::of(ctx, id).await?);
    family.push(expertise::of(ctx, id).await?);
    family.push(opportunities::of(ctx, id).await?);
    family.extend(refugee::of(ctx, (id, own == id)).await?);
    let section = |name, title, rows| Section { name, title, rows };
    let mut sections = vec![
        section("people", "me-copy-people", vec![person_row(ctx, person).await?]),
        section("contact_points", "me-contacts-title", contacts.collect()),
        section("residences", "me-copy-residences", residences.collect()),
        section("consents", "me-consents-title", consents.collect()),
        section("return_codes", "me-sign-in-code", code.into_iter().collect()),
        section("held", "me-copy-held", held.into_iter().collect()),
        section("change_requests", "me-requests-title", requests),
        section("returns", "me-copy-returns", returns),
        section("value_sources", "me-copy-sources", sources.collect()),
        section("notes", "people-show-notes", notes),
        section("decisions", "me-copy-decisions", decisions),
        section("transfers", "me-copy-transfers", transfers),
        section("data_requests", "me-copy-data-requests", by_right),
        section("emergency_contacts", "me-emergency-title", emergency),
    ];
    sections.extend(family);
    sections.push(section("departures", "me-leaving-title", departure.into_iter().collect()));
    sections.push(section("audit", "me-history-title", events.collect()));
    Ok(sections)
}

async fn person_row(ctx: &Ctx, of: Model) -> Result<Row> {
    let (reference, locale) = (&ctx.app().reference, ctx.locale());
    let birth = of.birth().map(|birth| format::date(ctx.numerals(), birth)).unwrap_or_default();
    let desk = match of.registered_by {
        Some(id) => mission::find(ctx.tx().await?, id).await?,
        None => None,
    };
    let desk = desk.map(|mission| mission.city(locale).to_owned()).unwrap_or_default();
    Ok(vec![
        Item::new("id", of.id.to_string()),
        Item::new("number", of.number.clone()).told("me-registry-number", crate::number::shown(&of.number)),
        Item::new("status", of.status.code()).told("me-status", status(ctx, of.status)),
        Item::new("paused_from", of.paused_from.map(Status::code))
            .told("me-copy-paused-from", of.paused_from.map(|from| status(ctx, from)).unwrap_or_default()),
        Item::words("register-check-name-ar", of.name_ar()),
        Item::words("register-check-name-latin", of.name_latin()),
        Item::new("given_ar", of.given_ar),
        Item::new("father_ar", of.father_ar),
        Item::new("grandfather_ar", of.grandfather_ar),
        Item::new("family_ar", of.family_ar),
        Item::new("given_latin", of.given_latin),
        Item::new("family_latin", of.family_latin),
        Item::yes(ctx, "no_family", "register-name-no-family", of.no_family),
        Item::new("sex", of.sex.map(|sex| sex.to_value()))
            .told("register-about-sex", of.sex.map(|sex| sex_words(ctx, sex)).unwrap_or_default()),
        Item::words("register-about-birth", birth),
        Item::new("birth_year", of.birth_year),
        Item::new("birth_month", of.birth_month),
        Item::new("birth_day", of.birth_day),
        Item::new("origin", of.origin.clone())
            .told("register-about-origin", person::origin_name(reference, &of.origin, locale)),
        Item::new("occupation", of.occupation.clone())
            .told("register-about-occupation", reference.occupations.name(&of.occupation, locale)),
        Item::new("country", of.country.clone())
            .told("register-check-country", reference.countries.name(&of.country, locale)),
        Item::new("city", of.city).as_it_is("register-check-city"),
        Item::new("city_key", of.city_key),
        Item::new("camp", of.camp.clone()).told("register-check-camp", person::camp_name(ctx, &of.camp)),
        Item::new("locale", of.locale.code()).told("register-check-language", language(ctx, of.locale)),
        Item::new("channel", of.channel.map(|channel| channel.to_value()))
            .told("me-preferences-channel", channel(ctx, of.channel)),
        Item::new("digits", of.digits.to_value()),
        Item::new("source", of.source.to_value()).told("people-show-source", source(ctx, of.source)),
        Item::new("registered_by", of.registered_by.map(|id| id.to_string())).told("me-copy-desk", desk),
        Item::new("external_id", of.external_id).as_it_is("me-copy-external-id"),
        Item::at(ctx, "registered_at", "people-show-registered", Some(of.registered_at)),
        Item::at(ctx, "confirmed_at", "people-show-confirmed", Some(of.confirmed_at)),
        Item::at(ctx, "verified_at", "me-copy-verified-at", of.verified_at),
        Item::at(ctx, "updated_at", "me-copy-updated-at", Some(of.updated_at)),
    ])
}

fn contact_row(ctx: &Ctx, row: contact::Model) -> Row {
    let (kind, shown) = match row.kind {
        Kind::Email => ("me-contacts-email", row.value.clone()),
        Kind::Phone => ("me-contacts-phone", contact::shown(&row.value)),
    };
    let typed = if row.as_typed == row.value { String::new() } else { row.as_typed.clone() };
    let whatsapp = match row.kind {
        Kind::Email => Item::new("whatsapp", row.whatsapp),
        Kind::Phone => Item::yes(ctx, "whatsapp", "register-check-whatsapp", row.whatsapp),
    };
    vec![
        Item::new("kind", row.kind.to_value()),
        Item::new("value", row.value).told(kind, shown),
        Item::new("as_typed", row.as_typed).told("me-copy-as-typed", typed),
        Item::new("usable", row.usable),
        whatsapp,
        Item::at(ctx, "verified_at", "me-copy-confirmed-at", row.verified_at),
        Item::at(ctx, "added_at", "me-copy-added-at", Some(row.added_at)),
    ]
}

fn residence_row(ctx: &Ctx, row: residence::Model) -> Row {
    let country = ctx.app().reference.countries.name(&row.country, ctx.locale()).to_owned();
    vec![
        Item::new("country", row.country).told("register-check-country", country),
        Item::new("city", row.city).as_it_is("register-check-city"),
        Item::at(ctx, "from_at", "me-copy-from-at", Some(row.from_at)),
        Item::at(ctx, "to_at", "me-copy-to-at", row.to_at),
    ]
}

fn consent_row(ctx: &Ctx, row: consent::Model) -> Row {
    let purpose = match row.purpose {
        Purpose::News => ctx.text("register-consents-news"),
        Purpose::Events => ctx.text("register-consents-events"),
        Purpose::Surveys => ctx.text("register-consents-surveys"),
        Purpose::Volunteering => ctx.text("register-consents-volunteering"),
        Purpose::Sharing => ctx.text("register-consents-sharing"),
    };
    vec![
        Item::new("purpose", row.purpose.to_value()).told("me-copy-purpose", purpose),
        Item::yes(ctx, "given", "me-copy-given", row.given),
        Item::new("version", row.version).as_it_is("me-copy-version"),
        Item::new("locale", row.locale.code()).told("me-copy-language", language(ctx, row.locale)),
        Item::at(ctx, "at", "me-history-column-at", Some(row.at)),
    ]
}

async fn request_row(ctx: &Ctx, row: change_request::Model) -> Result<Row> {
    let wish = row.wish(ctx).await?;
    let field = match row.field {
        Field::Name => "me-requests-name",
        Field::Sex => "me-requests-sex",
        Field::Birth => "me-requests-birth",
        Field::Origin => "me-requests-origin",
    };
    let state = match row.state {
        State::Open => "me-requests-open",
        State::Accepted => "me-requests-accepted",
        State::Refused => "me-requests-refused",
        State::Withdrawn => "me-requests-withdrawn-state",
    };
    let words = change_request::words(ctx, &wish.value);
    Ok(vec![
        Item::new("field", row.field.to_value()).told("me-copy-field", ctx.text(field)),
        Item::new("value", serde_json::to_value(&wish.value).unwrap_or_default())
            .told("me-requests-wanted", words),
        Item::new("note", wish.note.clone()).as_it_is("me-requests-note-row"),
        Item::new("state", row.state.to_value()).told("me-copy-state", ctx.text(state)),
        Item::at(ctx, "asked_at", "me-requests-asked-at", Some(row.asked_at)),
        Item::at(ctx, "decided_at", "me-requests-decided-at", row.decided_at),
        Item::new("reason", row.reason(ctx).await?).as_it_is("me-requests-reason"),
    ])
}

async fn return_row(ctx: &Ctx, row: sent_back::Model) -> Result<Row> {
    let page = match row.page {
        Mend::Name => "register-check-name",
        Mend::Residence => "register-check-residence",
        Mend::Camp => "register-check-camp",
        Mend::About => "register-about-title",
        Mend::Contacts => "me-contacts-title",
    };
    Ok(vec![
        Item::new("page", row.page.to_value()).told("me-copy-field", ctx.text(page)),
        Item::new("reason", row.reason(ctx).await?).as_it_is("me-resubmission-reason"),
        Item::at(ctx, "at", "me-history-column-at", Some(row.at)),
        Item::at(ctx, "mended_at", "me-copy-mended-at", row.mended_at),
    ])
}

fn source_row(ctx: &Ctx, row: value_source::Model) -> Row {
    let part = match row.field.as_str() {
        "name" => "register-check-name",
        "sex" => "register-about-sex",
        "birth" => "register-about-birth",
        "origin" => "register-about-origin",
        "occupation" => "register-about-occupation",
        "country" => "register-check-country",
        "city" => "register-check-city",
        "camp" => "register-check-camp",
        "emergency" => "me-emergency-title",
        "family" => "me-family-title",
        "refugee" => "me-refugee-title",
        _ => "me-preferences-title",
    };
    vec![
        Item::new("field", row.field).told("me-copy-part", ctx.text(part)),
        Item::new("source", row.source.to_value()).told("people-show-source", source(ctx, row.source)),
        Item::new("mission_id", row.mission_id.map(|id| id.to_string())),
        Item::at(ctx, "at", "me-history-column-at", Some(row.at)),
    ]
}

async fn note_row(ctx: &Ctx, row: note::Model) -> Result<Row> {
    Ok(vec![
        Item::new("mission_id", row.mission_id.map(|id| id.to_string())),
        Item::new("reach", row.reach.to_value()),
        Item::new("text", row.words(ctx).await?).as_it_is("people-notes-new-text"),
        Item::at(ctx, "at", "me-history-column-at", Some(row.at)),
    ])
}

async fn decision_row(ctx: &Ctx, row: decision::Model) -> Result<Row> {
    let said = row.said(ctx).await?;
    let died = said.died().map(|day| format::date(ctx.numerals(), day)).unwrap_or_default();
    let kind = match row.kind {
        decision::Kind::Rejected => Status::Rejected,
        decision::Kind::Deceased => Status::Deceased,
    };
    Ok(vec![
        Item::new("kind", row.kind.to_value()).told("me-status", status(ctx, kind)),
        Item::new("before", row.before.code()).told("me-copy-before", status(ctx, row.before)),
        Item::new("ground", row.ground.to_value()),
        Item::new("reason", said.reason).as_it_is("me-requests-reason"),
        Item::new("died", said.died).told("people-death-died", died),
        Item::at(ctx, "at", "me-history-column-at", Some(row.at)),
        Item::at(ctx, "undone_at", "me-copy-undone-at", row.undone_at),
    ])
}

async fn transfer_row(ctx: &Ctx, row: transfer::Model) -> Result<Row> {
    let country = |code: &str| ctx.app().reference.countries.name(code, ctx.locale()).to_owned();
    let (reason, answer) = (row.reason(ctx).await?, row.answer(ctx).await?);
    Ok(vec![
        Item::new("from_country", row.from_country.clone())
            .told("transfers-from", country(&row.from_country)),
        Item::new("to_country", row.to_country.clone()).told("transfers-to", country(&row.to_country)),
        Item::new("city", row.city).as_it_is("register-check-city"),
        Item::new("state", row.state.to_value()),
        Item::new("reason", reason).as_it_is("transfers-reason-title"),
        Item::new("answer", answer).as_it_is("transfers-reason"),
        Item::at(ctx, "asked_at", "me-requests-asked-at", Some(row.asked_at)),
        Item::at(ctx, "decided_at", "me-requests-decided-at", row.decided_at),
    ])
}

async fn data_request_row(ctx: &Ctx, row: data_request::Model) -> Result<Row> {
    let kind = match row.kind {
        data_request::Kind::Objection => "me-objection-title",
        data_request::Kind::Erasure => "me-leaving-title",
    };
    let state = match row.state {
        data_request::State::Open => "me-requests-open",
        data_request::State::Granted => "me-requests-accepted",
        data_request::State::Refused => "me-requests-refused",
        data_request::State::Withdrawn => "me-requests-withdrawn-state",
    };
    let (words, answer) = (row.words(ctx).await?, row.answer(ctx).await?);
    Ok(vec![
        Item::new("kind", row.kind.to_value()).told("me-copy-field", ctx.text(kind)),
        Item::new("words", words).as_it_is("me-copy-words"),
        Item::new("rests", row.rests),
        Item::new("evidence", row.evidence.map(|evidence| evidence.to_value())),
        Item::new("mission_id", row.mission_id.map(|id| id.to_string())),
        Item::new("state", row.state.to_value()).told("me-copy-state", ctx.text(state)),
        Item::at(ctx, "asked_at", "me-requests-asked-at", Some(row.asked_at)),
        Item::at(ctx, "decided_at", "me-requests-decided-at", row.decided_at),
        Item::new("answer", answer).as_it_is("me-requests-reason"),
    ])
}

async fn emergency_row(ctx: &Ctx, row: emergency_contact::Model) -> Result<Row> {
    let said = row.said(ctx).await?;
    let relation = match said.relation {
        Relationship::Spouse => "me-emergency-relation-spouse",
        Relationship::Parent => "me-emergency-relation-parent",
        Relationship::Child => "me-emergency-relation-child",
        Relationship::Sibling => "me-emergency-relation-sibling",
        Relationship::Relative => "me-emergency-relation-relative",
        Relationship::Friend => "me-emergency-relation-friend",
        Relationship::Other => "me-emergency-relation-other",
    };
    Ok(vec![
        Item::new("name", said.name).as_it_is("me-emergency-name"),
        Item::new("relation", serde_json::to_value(said.relation).unwrap_or_default())
            .told("me-emergency-relation", ctx.text(relation)),
        Item::new("phone", said.phone.clone()).told("me-emergency-phone", contact::shown(&said.phone)),
        Item::at(ctx, "updated_at", "me-copy-updated-at", Some(row.updated_at)),
    ])
}

fn departure_row(ctx: &Ctx, row: departure::Model) -> Row {
    vec![
        Item::new("reference", row.reference.clone())
            .told("me-leaving-receipt", departure::shown(&row.reference)),
        Item::at(ctx, "requested_at", "me-copy-requested-at", Some(row.requested_at)),
        Item::at(ctx, "due_at", "me-copy-due-at", Some(row.due_at)),
        Item::new("done_at", row.done_at.map(|at| at.to_rfc3339())),
    ]
}

fn status(ctx: &Ctx, status: Status) -> String {
    ctx.text(match status {
        Status::Submitted => "people-status-submitted",
        Status::Verified => "people-status-verified",
        Status::Held => "people-status-held",
        Status::Returned => "people-status-returned",
        Status::Paused => "people-status-paused",
        Status::Rejected => "people-status-rejected",
        Status::Merged => "people-status-merged",
        Status::Withdrawn => "people-status-withdrawn",
        Status::Deceased => "people-status-deceased",
    })
}

pub(crate) fn sex_words(ctx: &Ctx, sex: Sex) -> String {
    ctx.text(match sex {
        Sex::Female => "register-about-sex-female",
        Sex::Male => "register-about-sex-male",
    })
}

fn language(ctx: &Ctx, locale: Locale) -> String {
    ctx.text(match locale {
        Locale::Ar => "people-show-language-ar",
        Locale::En => "people-show-language-en",
        Locale::Es => "people-show-language-es",
    })
}

fn channel(ctx: &Ctx, channel: Option<Channel>) -> String {
    ctx.text(match channel {
        Some(Channel::Email) => "me-preferences-channel-email",
        Some(Channel::Phone) => "me-preferences-channel-phone",
        Some(Channel::Whatsapp) => "me-preferences-channel-whatsapp",
        None => "me-preferences-channel-any",
    })
}

fn source(ctx: &Ctx, source: Source) -> String {
    ctx.text(match source {
        Source::Own => "people-show-source-self",
        Source::Desk => "people-show-source-desk",
        Source::Import => "people-show-source-import",
    })
}
