//! `/people/{id}/returning`: the mission sends a registration back to its person, who reads what to mend.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_line};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{Head, back};
use crate::contact;
use crate::person::{self, Model, PersonId};
use crate::register::camp;
use crate::sent_back::Mend;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// Whether camps are asked about in their country.
    pub camp_asked: bool,
    /// The form.
    pub form: Filled,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// What is to be mended: a [`Mend`].
    #[serde(deserialize_with = "de_code")]
    pub page: String,
    /// What the person reads.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 500, message = "people-error-reason-long"))]
    pub reason: String,
}

impl Form {
    fn read(&self) -> std::result::Result<Mend, Errors> {
        let mut errors = Errors::of(self);
        let page = Mend::try_from_value(&self.page);
        if page.is_err() {
            errors.add("page", "people-returning-error-page");
        }
        if self.reason.is_empty() {
            errors.add("reason", "people-returning-error-reason");
        }
        page.ok().filter(|_| errors.is_empty()).ok_or(errors)
    }
}

fn page(ctx: &Ctx, person: &Model, form: Filled) -> Page {
    Page { person: person.into(), camp_asked: camp::is_asked(&ctx.app().reference, &person.country), form }
}

/// Asks what is to be mended.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::VerifyPerson).await?;
    if !person.status.is_waiting() {
        return back(&ctx, id, Tone::Notice, "people-error-decided").await;
    }
    ctx.page("people/returning.html", &page(&ctx, &person, Filled::new(&Form::default()))).await
}

/// Sends it back.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::VerifyPerson).await?;
    let errors = match form.read() {
        Ok(mend) => match person.send_back(&ctx, mend, &form.reason).await? {
            Ok(()) => {
                let told = contact::confirmed_emails(ctx.tx().await?, id).await?;
                let said =
                    if told.is_empty() { "people-returning-done-untold" } else { "people-returning-done" };
                return back(&ctx, id, Tone::Success, said).await;
            }
            Err(_) => {
                let mut errors = Errors::default();
                errors.add("page", "people-error-decided");
                errors
            }
        },
        Err(errors) => errors,
    };
    ctx.invalid("people/returning.html", &page(&ctx, &person, ctx.filled(&form, errors))).await
}
