//! `/people/{id}/companies/{company}/directory`: the desk notes that whoever keeps a company agrees that it stands in the
//! directory, or no longer does. The person reads in their history that the desk noted it.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::form::{self, Filled};
use kit::path::Path;
use serde::Serialize;

use super::super::{Head, back};
use super::kept;
use crate::company::CompanyId;
use crate::listing::Form;
use crate::me::companies::directory::say;
use crate::person::PersonId;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// What the company is called.
    pub name: String,
    /// The form.
    pub form: Filled,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path((id, company)): Path<(PersonId, CompanyId)>) -> Result<Response> {
    let (person, company) = kept(&ctx, id, company).await?;
    let form = Filled::new(&Form::of(company.listed_at.is_some()));
    let page = Page { person: (&person).into(), name: company.name, form };
    ctx.page("people/companies/directory.html", &page).await
}

/// Takes the answer.
pub async fn post(
    ctx: Ctx,
    Path((id, company)): Path<(PersonId, CompanyId)>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let (person, company) = kept(&ctx, id, company).await?;
    match form.read() {
        Ok(is_listed) => {
            let (tone, said) = say(&ctx, &company, is_listed).await?;
            back(&ctx, id, tone, said).await
        }
        Err(errors) => {
            let form = ctx.filled(&form, errors);
            let page = Page { person: (&person).into(), name: company.name, form };
            ctx.invalid("people/companies/directory.html", &page).await
        }
    }
}
