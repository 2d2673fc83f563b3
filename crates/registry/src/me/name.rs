//! `/me/name`: a member changes their name; in a verified record they ask for it.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::form::{self, Filled};
use serde::Serialize;

use super::{after, own_or_leave};
use crate::change::Name;
use crate::person::Model;
use crate::register::name::Form;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// Whether the mission is asked.
    pub is_verified: bool,
}

impl From<Name> for Form {
    fn from(name: Name) -> Self {
        Self {
            given_ar: name.given_ar,
            father_ar: name.father_ar,
            grandfather_ar: name.grandfather_ar,
            family_ar: name.family_ar,
            given_latin: name.given_latin,
            family_latin: name.family_latin,
            no_family: if name.no_family { "yes".into() } else { String::new() },
            switch: String::new(),
        }
    }
}

impl From<Form> for Name {
    fn from(form: Form) -> Self {
        Self {
            given_ar: form.given_ar,
            father_ar: form.father_ar,
            grandfather_ar: form.grandfather_ar,
            family_ar: form.family_ar,
            given_latin: form.given_latin,
            family_latin: form.family_latin,
            no_family: form.no_family == "yes",
        }
    }
}

fn page(person: &Model, form: Filled) -> Page {
    Page { form: form.that_switches_language(), is_verified: person.is_verified() }
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let form = Filled::new(&Form::from(person.name()));
    ctx.page("me/name.html", &page(&person, form)).await
}

/// Keeps it, or asks for it.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    if !form.switch.is_empty() {
        return ctx.page("me/name.html", &page(&person, Filled::new(&form))).await;
    }
    let errors = form.errors(ctx.locale());
    if !errors.is_empty() {
        let form = ctx.filled(&form, errors);
        return ctx.invalid("me/name.html", &page(&person, form)).await;
    }
    let changed = person.rename(&ctx, form.into()).await?;
    after(&ctx, &person, changed).await
}
