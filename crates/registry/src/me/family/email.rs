//! `/me/family/{id}/email`: a child's own address, to which we write on the day on which the record becomes theirs. Before
//! that day nobody signs in by it.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_yes};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{Head, back, child_or_leave};
use crate::contact::{self, Kind};
use crate::person::{Model, PersonId};
use crate::register::contact::email_errors;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The child.
    pub child: Head,
    /// The form.
    pub form: Filled,
}

/// What the guardian answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// The address; empty: none.
    #[serde(deserialize_with = "de_code")]
    #[validate(length(max = 254, message = "register-contact-error-email-long"))]
    pub email: String,
    /// "yes": the address is right although it looks mistyped.
    #[serde(deserialize_with = "de_yes")]
    pub email_right: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

fn page(ctx: &Ctx, child: &Model, form: Filled) -> Page {
    Page { child: Head::of(ctx, child), form: form.that_switches_language() }
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let (_, child) = match child_or_leave(&ctx, id).await? {
        Ok(both) => both,
        Err(leave) => return Ok(leave),
    };
    let email = contact::email_of(&ctx, id).await?.map(|row| row.value).unwrap_or_default();
    let form = Filled::new(&Form { email, ..Form::default() });
    ctx.page("me/family/email.html", &page(&ctx, &child, form)).await
}

/// Keeps it. What becomes the child's own is no address of whoever acts for them.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let (person, child) = match child_or_leave(&ctx, id).await? {
        Ok(both) => both,
        Err(leave) => return Ok(leave),
    };
    if !form.switch.is_empty() {
        return ctx.page("me/family/email.html", &page(&ctx, &child, Filled::new(&form))).await;
    }
    let db = ctx.tx().await?;
    let mut errors = Errors::of(&form);
    email_errors(&mut errors, &form.email, form.email_right == "yes");
    let of_guardian = contact::of(db, person.id).await?;
    if of_guardian.iter().any(|row| row.value.to_lowercase() == form.email.to_lowercase()) {
        errors.add("email", "me-family-email-error-own");
    }
    if !errors.is_empty() {
        return ctx.invalid("me/family/email.html", &page(&ctx, &child, ctx.filled(&form, errors))).await;
    }
    let known = contact::of(db, id).await?.into_iter().filter(|row| row.kind == Kind::Email);
    for row in known.filter(|row| row.value != form.email) {
        contact::remove(&ctx, &child, &row).await?;
    }
    if !form.email.is_empty() {
        contact::add(&ctx, id, Kind::Email, (&form.email, &form.email), false).await?;
    }
    back(&ctx, id, Tone::Success, "me-family-changed").await
}
