//! `/people/{id}/death`: the person has died. The record stays, and nobody signs in to it.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_line};
use kit::date_parts::{self, Wrong};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::format::PartialDate;
use kit::path::Path;
use serde::{Deserialize, Serialize};

use super::{Head, back};
use crate::decision::Ground;
use crate::person::{self, Model, PersonId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// The form.
    pub form: Filled,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// One of [`Ground::DEATH`].
    #[serde(deserialize_with = "de_code")]
    pub ground: String,
    /// Day of death.
    #[serde(deserialize_with = "de_line")]
    pub died_day: String,
    /// Month of death, a number or a name.
    #[serde(deserialize_with = "de_line")]
    pub died_month: String,
    /// Year of death.
    #[serde(deserialize_with = "de_line")]
    pub died_year: String,
}

impl Form {
    fn read(&self, ctx: &Ctx, person: &Model) -> std::result::Result<(Ground, Option<PartialDate>), Errors> {
        let mut errors = Errors::default();
        let ground = Ground::from_code(&self.ground, &Ground::DEATH);
        if ground.is_none() {
            errors.add("ground", "people-death-error-ground");
        }
        let died = date_parts::read(&self.died_day, &self.died_month, &self.died_year);
        match &died {
            Ok(None) => {}
            Ok(Some(day)) if day.first_day().is_none_or(|first| first > ctx.now().date_naive()) => {
                errors.add("died_year", "people-death-error-future");
            }
            Ok(Some(day)) if person.birth_year.is_some_and(|born| day.year < born.into()) => {
                errors.add("died_year", "people-death-error-before");
            }
            Ok(Some(_)) => {}
            Err(Wrong::NoYear) => errors.add("died_year", "register-about-error-birth-no-year"),
            Err(Wrong::NoMonth) => errors.add("died_month", "register-about-error-birth-no-month"),
            Err(Wrong::Day) => errors.add("died_day", "register-about-error-birth-day"),
            Err(Wrong::Month) => errors.add("died_month", "register-about-error-birth-month"),
            Err(Wrong::Year) => errors.add("died_year", "register-about-error-birth-year"),
            Err(Wrong::NoSuchDay) => errors.add("died_day", "register-about-error-birth-no-such-day"),
        }
        match (ground, died) {
            (Some(ground), Ok(died)) if errors.is_empty() => Ok((ground, died)),
            _ => Err(errors),
        }
    }
}

/// Asks how it is known.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::VerifyPerson).await?;
    if !person.status.is_living() {
        return back(&ctx, id, Tone::Notice, "people-error-decided").await;
    }
    let page = Page { person: (&person).into(), form: Filled::new(&Form::default()) };
    ctx.page("people/death.html", &page).await
}

/// Records it.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::VerifyPerson).await?;
    let errors = match form.read(&ctx, &person) {
        Ok((ground, died)) if person.record_death(&ctx, ground, died).await? => {
            return back(&ctx, id, Tone::Success, "people-death-done").await;
        }
        Ok(_) => {
            let mut errors = Errors::default();
            errors.add("ground", "people-error-decided");
            errors
        }
        Err(errors) => errors,
    };
    let page = Page { person: (&person).into(), form: ctx.filled(&form, errors) };
    ctx.invalid("people/death.html", &page).await
}
