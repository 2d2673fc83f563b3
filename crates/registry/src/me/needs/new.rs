//! `/me/needs/new`: a member says what they need of protection or care.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_lines};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::super::own_or_leave;
use crate::need::{self, Kind, LONGEST, Said};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
}

/// What the member answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Code of a [`Kind`].
    #[serde(deserialize_with = "de_code")]
    pub kind: String,
    /// In their own words.
    #[serde(deserialize_with = "de_lines")]
    #[validate(length(max = "LONGEST", message = "me-needs-error-long"))]
    pub words: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

impl Form {
    /// What it says; or what is wrong with it.
    pub(crate) fn read(&self) -> Result<Said, Errors> {
        let mut errors = Errors::default();
        let kind = Kind::from_code(&self.kind);
        if kind.is_none() {
            errors.add("kind", "me-needs-error-kind");
        }
        if self.words.is_empty() {
            errors.add("words", "me-needs-error-words");
        }
        errors.merge(Errors::of(self));
        match kind {
            Some(kind) if errors.is_empty() => Ok(Said { kind, words: self.words.clone() }),
            _ => Err(errors),
        }
    }
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    if let Err(leave) = own_or_leave(&ctx).await? {
        return Ok(leave);
    }
    let form = Filled::new(&Form::default()).that_switches_language();
    ctx.page("me/needs/new.html", &Page { form }).await
}

/// Takes it in.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    if !form.switch.is_empty() {
        let form = Filled::new(&form).that_switches_language();
        return ctx.page("me/needs/new.html", &Page { form }).await;
    }
    let mut errors = match form.read() {
        Ok(_) if !person.status.is_heard() => {
            let mut errors = Errors::default();
            errors.add("kind", "me-needs-error-unheard");
            errors
        }
        Ok(said) if need::ask(&ctx, person.id, &said).await? => {
            ctx.flash(Tone::Success, "me-needs-done").await?;
            return Ok(ctx.redirect(&ctx.href("/me/needs")));
        }
        Ok(_) => Errors::default(),
        Err(errors) => errors,
    };
    if errors.is_empty() {
        errors.add("kind", "me-needs-error-many");
    }
    let form = ctx.filled(&form, errors).that_switches_language();
    ctx.invalid("me/needs/new.html", &Page { form }).await
}
