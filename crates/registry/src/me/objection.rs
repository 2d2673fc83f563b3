//! `/me/objection`: a member objects to the use of their record, for reasons of their own situation; it rests until that
//! is answered. And what became of it.

use accounts::Ctx;
use axum::response::Response;
use kit::clean::{de_code, de_lines};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::{Error, Result};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::own_or_leave;
use crate::data_request::{self, Kind, State};
use crate::person::Model;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The newest objection, where there was one.
    pub last: Option<Objection>,
    /// The form.
    pub form: Filled,
}

/// An objection.
#[derive(Debug, Serialize)]
pub struct Objection {
    /// Where it stands.
    pub state: State,
    /// The member's words.
    pub words: String,
    /// When they objected.
    pub asked: String,
    /// Until when they are answered.
    pub due: String,
    /// When they were, or empty.
    pub decided: String,
    /// The answer's words, or empty.
    pub answer: String,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// `object` or `withdraw`: a second tap does not undo the first.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub to: String,
    /// Why, its lines kept.
    #[serde(deserialize_with = "de_lines")]
    #[validate(length(max = 1000, message = "me-objection-error-long"))]
    pub words: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

async fn page(ctx: &Ctx, person: &Model, form: Filled) -> Result<Page> {
    let last = match data_request::last_of(ctx.tx().await?, person.id, Kind::Objection).await? {
        Some(row) => Some(Objection {
            state: row.state,
            words: row.words(ctx).await?,
            asked: row.asked_at.to_rfc3339(),
            due: row.due_at().to_rfc3339(),
            decided: row.decided_at.map(|at| at.to_rfc3339()).unwrap_or_default(),
            answer: row.answer(ctx).await?,
        }),
        None => None,
    };
    // While it waits there is nothing to be typed.
    let is_open = last.as_ref().is_some_and(|last| last.state == State::Open);
    Ok(Page { last, form: if is_open { form } else { form.that_switches_language() } })
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let page = page(&ctx, &person, Filled::new(&Form::default())).await?;
    ctx.page("me/objection.html", &page).await
}

/// Takes it, or takes it back.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    if !form.switch.is_empty() {
        let page = page(&ctx, &person, Filled::new(&form)).await?;
        return ctx.page("me/objection.html", &page).await;
    }
    let (is_done, said) = match form.to.as_str() {
        "object" => {
            let mut errors = Errors::of(&form);
            if form.words.is_empty() {
                errors.add("words", "me-objection-error-none");
            }
            if !errors.is_empty() {
                let page = page(&ctx, &person, ctx.filled(&form, errors)).await?;
                return ctx.invalid("me/objection.html", &page).await;
            }
            let asked =
                data_request::ask(&ctx, &person, (Kind::Objection, form.words.as_str()), None).await?;
            (asked, "me-objection-done")
        }
        "withdraw" => {
            (data_request::withdraw(&ctx, &person, Kind::Objection).await?, "me-objection-withdrawn")
        }
        _ => return Err(Error::NotFound),
    };
    if is_done {
        ctx.flash(Tone::Success, said).await?;
    }
    Ok(ctx.redirect(&ctx.href("/me/objection")))
}
