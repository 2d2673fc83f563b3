//! `/people/{id}/family/requests/{request}`: what a person says of a child; the mission, which has seen the papers, registers
//! the child and confirms who acts for them, or refuses and says why.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::policy::Action;
use axum::response::Response;
use kit::clean::{de_code, de_line};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use kit::{Result, format};
use search::Query;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;
use validator::Validate;

use super::super::super::{Head, href};
use super::super::child::error;
use super::super::{back, minor_by_number};
use crate::child_request::{self, ChildRequestId, Model, Said, State};
use crate::claim::{self, Claimed};
use crate::guardianship::{self, Basis, Evidence};
use crate::number;
use crate::person::{self, PersonId, Sex, Status};

/// How many children are shown who may be the same.
const ALIKE: usize = 5;
/// Names that are less like the child's are not shown.
const LEAST_ALIKE: f32 = 0.75;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Who asks.
    pub person: Head,
    /// Whether their own registration is verified, without which nothing is confirmed.
    pub is_verified: bool,
    /// The child's name in Arabic, or empty.
    pub name_ar: String,
    /// The same in Latin script.
    pub name_latin: String,
    /// Sex, where given.
    pub sex: Option<Sex>,
    /// Date of birth in words.
    pub birth: String,
    /// What the person is to the child.
    pub basis: Basis,
    /// Whether they live together.
    pub lives_together: bool,
    /// What else they said.
    pub note: String,
    /// When they asked.
    pub asked: String,
    /// Minors of the mission who may be the same child.
    pub alike: Vec<Alike>,
    /// Who works on it.
    pub claimed: Option<Claimed>,
    /// The form.
    pub form: Filled,
}

/// Someone who may be the same child.
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
    /// Date of birth in words.
    pub birth: String,
    /// Registry number, as it is read aloud.
    pub number: String,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// `accept` or `refuse`.
    #[serde(deserialize_with = "de_code")]
    pub answer: String,
    /// Code of an [`Evidence`].
    #[serde(deserialize_with = "de_code")]
    pub evidence: String,
    /// Registry number of the child, where they are registered already.
    #[serde(deserialize_with = "de_line")]
    pub number: String,
    /// Why it is refused.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 500, message = "people-error-reason-long"))]
    pub reason: String,
}

impl Form {
    fn errors(&self) -> Errors {
        let mut errors = Errors::of(self);
        match self.answer.as_str() {
            "accept" if Evidence::from_code(&self.evidence).is_none() => {
                errors.add("evidence", "people-family-error-evidence");
            }
            "accept" => {}
            "refuse" if self.reason.is_empty() => errors.add("reason", "people-requests-error-reason"),
            "refuse" => {}
            _ => errors.add("answer", "people-requests-error-answer"),
        }
        errors
    }
}

/// Minors of the mission who have a name like the child's. Without the index nobody is compared.
async fn alike(ctx: &Ctx, said: &Said) -> Result<Vec<Alike>> {
    let scope = ctx.staff()?.decide(Action::SeePeople).scope();
    let mut ids: Vec<Uuid> = Vec::new();
    for text in [said.name.arabic(), said.name.latin()] {
        if text.is_empty() {
            continue;
        }
        let query = Query { kind: person::KIND, text, limit: 4 * ALIKE, ..Query::default() };
        if let Ok(hits) = ctx.app().index.search(&scope, query).await {
            ids.extend(hits.hits.iter().filter(|hit| hit.score >= LEAST_ALIKE).map(|hit| hit.id));
        }
    }
    ids.sort();
    ids.dedup();
    let mut people = person::listed_for(ctx, &ids, Action::SeePeople).await?;
    let today = ctx.now().date_naive();
    // Brothers and sisters have most of a name in common: who was born in another year is another child.
    let born = said.birth().map_or(0, |birth| birth.year);
    let is_as_old =
        |one: &person::Model| one.birth_year.is_none_or(|year| (i32::from(year) - born).abs() <= 1);
    people.retain(|one| one.status.is_living() && guardianship::is_minor(one, today) && is_as_old(one));
    people.truncate(ALIKE);
    let shown = people.into_iter().map(|one| Alike {
        id: one.id,
        href: href(one.id),
        name_ar: one.name_ar(),
        name_latin: one.name_latin(),
        birth: one.birth().map(|birth| format::date(ctx.numerals(), birth)).unwrap_or_default(),
        number: number::shown(&one.number),
    });
    Ok(shown.collect())
}

async fn page(ctx: &Ctx, person: &person::Model, row: &Model, said: &Said, form: Filled) -> Result<Page> {
    let alike = alike(ctx, said).await?;
    if !alike.is_empty() {
        let shown = Entry::done("people.alike").with(json!({ "rows": alike.len() }));
        ctx.record(shown.showing(alike.iter().map(|one| one.id.0)));
    }
    Ok(Page {
        person: person.into(),
        is_verified: person.status == Status::Verified,
        name_ar: said.name.arabic(),
        name_latin: said.name.latin(),
        sex: said.sex,
        birth: said.birth().map(|birth| format::date(ctx.numerals(), birth)).unwrap_or_default(),
        basis: said.basis,
        lives_together: said.lives_together,
        note: said.note.clone(),
        asked: row.asked_at.to_rfc3339(),
        alike,
        claimed: claim::one(ctx, claim::Kind::Child, row.id.0).await?,
        form,
    })
}

/// Shows it.
pub async fn get(ctx: Ctx, Path((id, request)): Path<(PersonId, ChildRequestId)>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::VerifyPerson).await?;
    let row = child_request::find_of(&ctx, id, request).await?;
    if row.state != State::Open {
        return back(&ctx, id, Tone::Notice, "people-requests-decided").await;
    }
    let said = row.said(&ctx).await?;
    let number = if said.number.is_empty() { String::new() } else { number::shown(&said.number) };
    let form = Filled::new(&Form { number, ..Form::default() });
    let page = page(&ctx, &person, &row, &said, form).await?;
    ctx.page("people/family/requests/show.html", &page).await
}

/// Decides.
pub async fn post(
    ctx: Ctx,
    Path((id, request)): Path<(PersonId, ChildRequestId)>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::VerifyPerson).await?;
    let row = child_request::find_of(&ctx, id, request).await?;
    if row.state != State::Open {
        return back(&ctx, id, Tone::Notice, "people-requests-decided").await;
    }
    let mut errors = form.errors();
    if errors.is_empty() && form.answer == "refuse" {
        let is_done = row.refuse(&ctx, &person, &form.reason).await?;
        let said = if is_done { "people-requests-refused" } else { "people-requests-decided" };
        return back(&ctx, id, if is_done { Tone::Success } else { Tone::Notice }, said).await;
    }
    if let (true, Some(evidence)) = (errors.is_empty(), Evidence::from_code(&form.evidence)) {
        let known = match form.number.as_str() {
            "" => None,
            typed => minor_by_number(&ctx, typed, Action::VerifyPerson).await?,
        };
        if known.is_none() && !form.number.is_empty() {
            errors.add("number", "people-family-error-number");
        } else {
            match row.accept(&ctx, &person, (known.as_ref(), evidence)).await? {
                Ok(_) => return back(&ctx, id, Tone::Success, "people-family-child-done").await,
                Err(not) => {
                    let (field, key) = error(not);
                    errors.add(field, key);
                }
            }
        }
    }
    let said = row.said(&ctx).await?;
    let page = page(&ctx, &person, &row, &said, ctx.filled(&form, errors)).await?;
    ctx.invalid("people/family/requests/show.html", &page).await
}
