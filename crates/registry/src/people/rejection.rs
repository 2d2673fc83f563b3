//! `/people/{id}/rejection`: the mission does not accept a registration; the person reads why.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_line};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{Head, back};
use crate::decision::Ground;
use crate::person::{self, PersonId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// The form.
    pub form: Filled,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// One of [`Ground::REJECTION`].
    #[serde(deserialize_with = "de_code")]
    pub ground: String,
    /// What the person reads.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 500, message = "people-error-reason-long"))]
    pub reason: String,
}

impl Form {
    fn read(&self) -> std::result::Result<Ground, Errors> {
        let mut errors = Errors::of(self);
        let ground = Ground::from_code(&self.ground, &Ground::REJECTION);
        if ground.is_none() {
            errors.add("ground", "people-rejection-error-ground");
        }
        if self.reason.is_empty() {
            errors.add("reason", "people-rejection-error-reason");
        }
        ground.filter(|_| errors.is_empty()).ok_or(errors)
    }
}

/// Asks why.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::VerifyPerson).await?;
    if !person.status.is_undecided() {
        return back(&ctx, id, Tone::Notice, "people-error-decided").await;
    }
    let page = Page { person: (&person).into(), form: Filled::new(&Form::default()) };
    ctx.page("people/rejection.html", &page).await
}

/// Rejects it.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::VerifyPerson).await?;
    let errors = match form.read() {
        Ok(ground) => match person.reject(&ctx, ground, &form.reason).await? {
            Ok(()) => return back(&ctx, id, Tone::Success, "people-rejection-done").await,
            Err(_) => {
                let mut errors = Errors::default();
                errors.add("ground", "people-error-decided");
                errors
            }
        },
        Err(errors) => errors,
    };
    let page = Page { person: (&person).into(), form: ctx.filled(&form, errors) };
    ctx.invalid("people/rejection.html", &page).await
}
