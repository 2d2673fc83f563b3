//! `/people/{id}/return-code`: whoever lost their code gets a new one at the desk, once they have shown who they are.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use chrono::{DateTime, TimeDelta, Utc};
use kit::Result;
use kit::clean::de_code;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::{Deserialize, Serialize};

use super::{Head, back};
use crate::guardianship;
use crate::person::{self, PersonId};
use crate::return_code;

/// Key of the code that was given out last in the session.
const KEY: &str = "return_code";
/// How long it is shown again.
const SHOWN_AGAIN: TimeDelta = TimeDelta::minutes(5);

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// The new code, as it is read aloud. Empty while it is asked for.
    pub code: String,
    /// The form.
    pub form: Filled,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// How it is known that it is the person: `papers` or `known`.
    #[serde(deserialize_with = "de_code")]
    pub ground: String,
}

/// A code that was given out at this desk.
#[derive(Debug, Serialize, Deserialize)]
struct Given {
    person: PersonId,
    code: String,
    at: DateTime<Utc>,
}

/// The code that was given to `person` here a moment ago, so that the page can be loaded again; empty where there is
/// none, or another was given out since.
async fn given(ctx: &Ctx, person: PersonId) -> Result<String> {
    match ctx.kept::<Given>(KEY).await? {
        Some(given)
            if given.person == person
                && ctx.now() - given.at < SHOWN_AGAIN
                && return_code::matches(ctx, person, &given.code).await? =>
        {
            Ok(return_code::shown(&given.code))
        }
        _ => Ok(String::new()),
    }
}

/// Shows the code that was just given out; else asks how it is known that it is the person.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    if guardianship::is_minor(&person, ctx.now().date_naive()) {
        return back(&ctx, id, Tone::Notice, "people-family-minor-code").await;
    }
    if !person.status.is_living() {
        return back(&ctx, id, Tone::Notice, "people-return-code-none").await;
    }
    let code = given(&ctx, id).await?;
    let page = Page { person: (&person).into(), code, form: Filled::new(&Form::default()) };
    ctx.page("people/return_code.html", &page).await
}

/// Gives it out.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    if guardianship::is_minor(&person, ctx.now().date_naive()) {
        return back(&ctx, id, Tone::Notice, "people-family-minor-code").await;
    }
    if !person.status.is_living() {
        return back(&ctx, id, Tone::Notice, "people-return-code-none").await;
    }
    let mut errors = Errors::default();
    if !["papers", "known"].contains(&form.ground.as_str()) {
        errors.add("ground", "people-return-code-error-ground");
        let page = Page { person: (&person).into(), code: String::new(), form: ctx.filled(&form, errors) };
        return ctx.invalid("people/return_code.html", &page).await;
    }
    let code = return_code::reissue(&ctx, &person, &form.ground).await?;
    // Shown by a GET: loading it again gives out no other.
    ctx.put(KEY, &Given { person: id, code, at: ctx.now() }).await?;
    Ok(ctx.redirect(&format!("/people/{id}/return-code")))
}
