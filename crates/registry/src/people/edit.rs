//! `/people/{id}/edit`: the desk writes down what the person says, or what papers show. It holds at once.

use crate::birth::{self, Birth};
use crate::guardianship;
use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::clean::de_code;
use kit::flash::Tone;
use kit::form::{self, Filled};
use kit::path::Path;
use serde::{Deserialize, Serialize};

use super::desk::{Details, Offers};
use super::{Head, back};
use crate::change::Changed;
use crate::person::{self, Model, PersonId};
use crate::register::about::Offer;
use crate::register::camp::{self, Camp};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// Country of residence, in the page's language: only a transfer changes it.
    pub country: String,
    /// The camps of the country.
    pub camps: Vec<Camp>,
    /// Places that the typed one may be.
    pub origins: Vec<Offer>,
    /// Occupations that the typed one may be.
    pub occupations: Vec<Offer>,
    /// The form.
    pub form: Filled,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// What is written down.
    #[serde(flatten)]
    pub details: Details,
    /// The record as it was when the page was opened: when it had last changed.
    #[serde(deserialize_with = "de_code")]
    pub seen: String,
    /// On what it rests: `person`, `papers` or `slip`.
    #[serde(deserialize_with = "de_code")]
    pub ground: String,
}

fn page(ctx: &Ctx, person: &Model, offers: Offers, form: Filled) -> Page {
    Page {
        person: person.into(),
        country: ctx.app().reference.countries.name(&person.country, ctx.locale()).to_owned(),
        camps: camp::offered(ctx, &person.country),
        origins: offers.origins,
        occupations: offers.occupations,
        form,
    }
}

/// Shows what stands in the record.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let form = Form { details: Details::of(&ctx, &person), seen: seen(&person), ground: String::new() };
    let form = Filled::new(&form);
    ctx.page("people/edit.html", &page(&ctx, &person, Offers::default(), form)).await
}

/// Which state of the record a page was opened on.
fn seen(person: &Model) -> String {
    person.updated_at.timestamp_micros().to_string()
}

/// Keeps it. What somebody else changed meanwhile is not written over unseen.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(mut form): form::Form<Form>,
) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let (correction, mut errors, offers) = form.details.read(&ctx, &person.country)?;
    if !["person", "papers", "slip"].contains(&form.ground.as_str()) {
        errors.add("ground", "people-edit-error-ground");
    }
    let today = ctx.now().date_naive();
    let is_minor = correction.about.birth.is_some_and(|date| birth::judge(date, today) == Birth::Minor);
    if guardianship::is_minor(&person, today) {
        // Nobody comes of age by a slip of the desk while somebody acts for them.
        let guarded =
            guardianship::of_child(ctx.tx().await?, id).await?.iter().any(guardianship::Model::is_open);
        let is_full = correction.about.birth.and_then(guardianship::of_age_at).is_some();
        if guarded && !(is_minor && is_full) {
            errors.add("birth_year", "people-edit-error-minor");
        }
    } else if is_minor {
        errors.add("birth_year", "people-new-error-minor");
    }
    if errors.is_empty() && form.seen != seen(&person) {
        errors.add("ground", "people-edit-error-changed");
        form.seen = seen(&person);
    }
    if !errors.is_empty() {
        let form = ctx.filled(&form, errors);
        return ctx.invalid("people/edit.html", &page(&ctx, &person, offers, form)).await;
    }
    match person.correct(&ctx, correction, &form.ground).await? {
        Changed::Nothing => back(&ctx, id, Tone::Notice, "me-details-unchanged").await,
        Changed::Now | Changed::Asked => back(&ctx, id, Tone::Success, "people-edit-done").await,
    }
}
