//! `/people/{id}/expertise/directory`: the desk notes that a person agrees to stand in the bank of expertise, or no longer does.
//! The person reads in their history that the desk noted it.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::form::{self, Filled};
use kit::path::Path;
use serde::Serialize;

use super::super::{Head, back};
use super::kept;
use crate::expert::{Model, Shown};
use crate::listing::Form;
use crate::me::expertise::say;
use crate::person::{self, PersonId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// As others would read of them.
    pub shown: Shown,
    /// The form.
    pub form: Filled,
}

fn page(ctx: &Ctx, (person, row): (&person::Model, &Model), form: Filled) -> Page {
    Page { person: person.into(), shown: row.clone().of_bank().shown(ctx), form }
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let (person, row) = kept(&ctx, id).await?;
    let form = Filled::new(&Form::of(row.listed_at.is_some()));
    ctx.page("people/expertise/directory.html", &page(&ctx, (&person, &row), form)).await
}

/// Takes the answer.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let (person, row) = kept(&ctx, id).await?;
    match form.read() {
        Ok(is_listed) => {
            let (tone, said) = say(&ctx, &row, is_listed).await?;
            back(&ctx, id, tone, said).await
        }
        Err(errors) => {
            let form = ctx.filled(&form, errors);
            ctx.invalid("people/expertise/directory.html", &page(&ctx, (&person, &row), form)).await
        }
    }
}
