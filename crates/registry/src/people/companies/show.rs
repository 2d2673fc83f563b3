//! `/people/{id}/companies/{company}`: the desk corrects what is said of a company that a person keeps.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form;
use kit::path::Path;
use serde::Serialize;

use super::super::{Head, back};
use super::kept;
use crate::company::{AboutForm, CompanyId};
use crate::me::companies::{Asked, changed_since, is_changed};
use crate::person::{PersonId, Source};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// What the company is called.
    pub name: String,
    /// What is asked.
    pub asked: Asked,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path((id, company)): Path<(PersonId, CompanyId)>) -> Result<Response> {
    let (person, company) = kept(&ctx, id, company).await?;
    let asked = Asked::of(&AboutForm::of(&ctx, &company));
    let page = Page { person: (&person).into(), name: company.name, asked };
    ctx.page("people/companies/show.html", &page).await
}

/// Keeps it. What was said anew meanwhile is not written over unseen.
pub async fn post(
    ctx: Ctx,
    Path((id, company)): Path<(PersonId, CompanyId)>,
    form::Form(mut form): form::Form<AboutForm>,
) -> Result<Response> {
    let (person, company) = kept(&ctx, id, company).await?;
    let wrong = match form.read(&ctx) {
        Ok(_) if is_changed(&mut form.seen, &company) => changed_since("name"),
        Ok(about) => {
            let (tone, said) = if company.change_about(&ctx, Source::Desk, &about).await? {
                (Tone::Success, "people-companies-done")
            } else {
                (Tone::Notice, "me-details-unchanged")
            };
            return back(&ctx, id, tone, said).await;
        }
        Err(wrong) => wrong,
    };
    let asked = Asked::wrong(&ctx, &form, wrong);
    let page = Page { person: (&person).into(), name: company.name, asked };
    ctx.invalid("people/companies/show.html", &page).await
}
