//! `/people/{id}/transfer`: a supervisor asks the missions of another country to take a person over who lives there.

use accounts::Ctx;
use accounts::mission;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_line};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::super::{Head, back};
use crate::change::Home;
use crate::person::{self, Model, PersonId};
use crate::register::residence::{self, Suggestion};
use crate::transfer;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// Countries that the typed name may mean.
    pub suggestions: Vec<Suggestion>,
    /// The form.
    pub form: Filled,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// The country in which the person lives now, by any name.
    #[serde(deserialize_with = "de_line")]
    pub country: String,
    /// The country chosen from several.
    #[serde(deserialize_with = "de_code")]
    pub country_code: String,
    /// The city there.
    #[serde(deserialize_with = "de_line")]
    pub city: String,
    /// How the mission knows.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 500, message = "people-error-reason-long"))]
    pub reason: String,
}

impl Form {
    /// Finds out which country is meant; returns what is wrong and the countries to choose from.
    async fn resolve(&mut self, ctx: &Ctx, person: &Model) -> Result<(Errors, Vec<Suggestion>)> {
        let (country, country_code, city) =
            (self.country.clone(), self.country_code.clone(), self.city.clone());
        let mut home = residence::Form { country, country_code, city, ..residence::Form::default() };
        let (wrong, suggestions) = home.resolve(&ctx.app().reference.countries, ctx.locale());
        let mut errors = Errors::default();
        if self.country.is_empty() {
            errors.add("country", "people-transfer-error-country");
        }
        errors.merge(wrong);
        self.country_code = home.country_code;
        errors.merge(Errors::of(self));
        if self.reason.is_empty() {
            errors.add("reason", "people-transfer-error-reason");
        }
        if errors.is_empty() && self.country_code == person.country {
            errors.add("country", "people-transfer-error-same");
        }
        if errors.is_empty() && mission::serving(ctx.tx().await?, &self.country_code).await?.is_empty() {
            errors.add("country", "people-transfer-error-unserved");
        }
        Ok((errors, suggestions))
    }
}

/// Asks where to.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::TransferPerson).await?;
    if transfer::open_of(ctx.tx().await?, id).await?.is_some_and(|open| open.is_open(&person)) {
        return back(&ctx, id, Tone::Notice, "people-transfer-asked").await;
    }
    let form = Filled::new(&Form::default());
    ctx.page("people/transfer/index.html", &Page { person: (&person).into(), suggestions: Vec::new(), form })
        .await
}

/// Asks the other mission.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(mut form): form::Form<Form>,
) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::TransferPerson).await?;
    let (errors, suggestions) = form.resolve(&ctx, &person).await?;
    if !errors.is_empty() {
        let page = Page { person: (&person).into(), suggestions, form: ctx.filled(&form, errors) };
        return ctx.invalid("people/transfer/index.html", &page).await;
    }
    let to = Home { country: form.country_code.clone(), city: form.city.clone() };
    if transfer::ask(&ctx, &person, &to, &form.reason).await? {
        back(&ctx, id, Tone::Success, "people-transfer-done").await
    } else {
        back(&ctx, id, Tone::Notice, "people-transfer-asked").await
    }
}
