//! `/people/{id}/documents/new`: the desk writes down an identity document that it has before it.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::Serialize;

use super::super::{Head, back};
use crate::identity_document::{self, Added, Form, Issuers};
use crate::person::{self, PersonId, Source};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// The form.
    pub form: Filled,
    /// Countries of which the typed name may mean each: code and name.
    pub issuers: Issuers,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let form = Filled::new(&Form::default());
    let page = Page { person: (&person).into(), form, issuers: Issuers::new() };
    ctx.page("people/documents/new.html", &page).await
}

/// Keeps it; the same once.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(mut form): form::Form<Form>,
) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let (errors, issuers) = match form.read(&ctx, "") {
        Ok(said) => match identity_document::add(&ctx, &person, Source::Desk, &said).await? {
            Added::New(_) => return back(&ctx, id, Tone::Success, "people-documents-done").await,
            Added::Known(_) => return back(&ctx, id, Tone::Notice, "people-documents-known").await,
            Added::TooMany => {
                let mut errors = Errors::default();
                errors.add("kind", "me-documents-error-many");
                (errors, Issuers::new())
            }
        },
        Err(wrong) => wrong,
    };
    let page = Page { person: (&person).into(), form: ctx.filled(&form, errors), issuers };
    ctx.invalid("people/documents/new.html", &page).await
}
