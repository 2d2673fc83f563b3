//! `/people/{id}/companies/{company}/removal`: a company is not the person's, or is kept no longer.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use serde::Serialize;

use super::super::{Head, back};
use super::kept;
use crate::company::CompanyId;
use crate::person::PersonId;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// What the company is called.
    pub name: String,
}

/// Asks whether it is meant.
pub async fn get(ctx: Ctx, Path((id, company)): Path<(PersonId, CompanyId)>) -> Result<Response> {
    let (person, company) = kept(&ctx, id, company).await?;
    let page = Page { person: (&person).into(), name: company.name };
    ctx.page("people/companies/removal.html", &page).await
}

/// The person keeps it no longer. Where others have a part in it, one of them does.
pub async fn post(
    ctx: Ctx,
    Path((id, company)): Path<(PersonId, CompanyId)>,
    _: Nothing,
) -> Result<Response> {
    let (_, company) = kept(&ctx, id, company).await?;
    company.leave(&ctx, id).await?;
    back(&ctx, id, Tone::Success, "people-companies-removed").await
}
