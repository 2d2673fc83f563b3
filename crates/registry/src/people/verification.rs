//! `/people/{id}/verification`: the mission says that a registration is true.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::clean::de_code;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use kit::{Result, format};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::Head;
use crate::person::{self, Model, PersonId};
use crate::standing::NotVerified;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// Date of birth in words, or empty.
    pub birth: String,
    /// Place of origin, or empty.
    pub origin: String,
    /// Country and city of residence.
    pub home: [String; 2],
    /// The form.
    pub form: Filled,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// On what ground: `papers`, `known` or `other`.
    #[serde(deserialize_with = "de_code")]
    pub basis: String,
}

impl Form {
    fn errors(&self) -> Errors {
        let mut errors = Errors::of(self);
        if !["papers", "known", "other"].contains(&self.basis.as_str()) {
            errors.add("basis", "people-verification-error-basis");
        }
        errors
    }
}

impl Page {
    fn new(ctx: &Ctx, person: &Model, form: Filled) -> Self {
        let reference = &ctx.app().reference;
        Self {
            person: person.into(),
            birth: person.birth().map(|birth| format::date(ctx.numerals(), birth)).unwrap_or_default(),
            origin: person::origin_name(reference, &person.origin, ctx.locale()),
            home: [reference.countries.name(&person.country, ctx.locale()).to_owned(), person.city.clone()],
            form,
        }
    }
}

/// Asks for the ground.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::VerifyPerson).await?;
    if !person.status.is_undecided() {
        ctx.flash(Tone::Notice, "people-verification-error-already").await?;
        return Ok(ctx.redirect(&format!("/people/{id}")));
    }
    ctx.page("people/verification.html", &Page::new(&ctx, &person, Filled::new(&Form::default()))).await
}

/// Verifies.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::VerifyPerson).await?;
    let mut errors = form.errors();
    if errors.is_empty() {
        match person.verify(&ctx, &form.basis).await? {
            Ok(()) => {
                ctx.flash(Tone::Success, "people-verification-done").await?;
                return Ok(ctx.redirect(&format!("/people/{id}")));
            }
            Err(NotVerified::NotWaiting) => errors.add("basis", "people-verification-error-already"),
        }
    }
    let page = Page::new(&ctx, &person, ctx.filled(&form, errors));
    ctx.invalid("people/verification.html", &page).await
}
