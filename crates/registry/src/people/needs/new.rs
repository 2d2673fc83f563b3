//! `/people/{id}/needs/new`: the desk writes down what a person needs of protection or care. Whoever writes it does not read it
//! again, unless it is referred to them.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::Serialize;

use super::super::{Head, back};
use crate::me::needs::new::Form;
use crate::need;
use crate::person::{self, PersonId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// The form.
    pub form: Filled,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let page = Page { person: (&person).into(), form: Filled::new(&Form::default()) };
    ctx.page("people/needs/new.html", &page).await
}

/// Writes it down.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let mut errors = match form.read() {
        Ok(_) if !person.status.is_heard() => {
            let mut errors = Errors::default();
            errors.add("kind", "people-needs-error-unheard");
            errors
        }
        Ok(said) if need::ask(&ctx, id, &said).await? => {
            return back(&ctx, id, Tone::Success, "people-needs-done").await;
        }
        Ok(_) => Errors::default(),
        Err(errors) => errors,
    };
    if errors.is_empty() {
        errors.add("kind", "people-needs-error-many");
    }
    let page = Page { person: (&person).into(), form: ctx.filled(&form, errors) };
    ctx.invalid("people/needs/new.html", &page).await
}
