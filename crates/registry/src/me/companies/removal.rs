//! `/me/companies/{id}/removal`: a member has no part in a company any more. Whoever keeps one alone has it kept no longer.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use serde::Serialize;

use super::super::own_or_leave;
use super::Head;
use crate::company::{self, CompanyId};
use crate::company_role;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The company.
    pub company: Head,
    /// Whether nobody else has a part in it.
    pub is_alone: bool,
    /// Who keeps it from then on; or empty where that does not change.
    pub heir: String,
}

/// Asks whether it is meant.
pub async fn get(ctx: Ctx, Path(id): Path<CompanyId>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let (row, _) = company::find_of(&ctx, person.id, id).await?;
    let others =
        company_role::colleagues(&ctx, &row).await?.into_iter().filter(|one| one.person != person.id);
    let others: Vec<_> = others.collect();
    let heir = others.first().filter(|_| row.person_id == person.id).map(|one| one.name.clone());
    let page =
        Page { company: Head::of(&ctx, &row), is_alone: others.is_empty(), heir: heir.unwrap_or_default() };
    ctx.page("me/companies/removal.html", &page).await
}

/// Does it.
pub async fn post(ctx: Ctx, Path(id): Path<CompanyId>, _: Nothing) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let (row, _) = company::find_of(&ctx, person.id, id).await?;
    row.leave(&ctx, person.id).await?;
    ctx.flash(Tone::Success, "me-companies-left").await?;
    Ok(ctx.redirect(&ctx.href("/me/companies")))
}
