//! `/me/companies/{id}`: a company in which a member has a part: what is kept of it, who else has one, whether it stands in
//! the directory.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::path::Path;
use serde::Serialize;

use super::super::own_or_leave;
use super::path;
use crate::company::{self, CompanyId, Shown};
use crate::company_role::{self, Colleague};
use crate::person::Status;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Its address.
    pub here: String,
    /// The company.
    pub company: Shown,
    /// Whether the member keeps it.
    pub keeps: bool,
    /// Whether the member's registration is verified: unless it is, the directory shows nothing of them.
    pub is_verified: bool,
    /// Who has a part in it.
    pub people: Vec<Colleague>,
    /// The code by which others join it, for its keeper alone; or empty.
    pub code: String,
    /// Until when that is good; or empty.
    pub code_until: String,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<CompanyId>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let (row, _) = company::find_of(&ctx, person.id, id).await?;
    let keeps = row.person_id == person.id;
    let (code, until) = row.join_code(&ctx).filter(|_| keeps).unzip();
    let page = Page {
        here: ctx.href(&path(id)),
        company: row.shown(&ctx),
        keeps,
        is_verified: person.status == Status::Verified,
        people: company_role::colleagues(&ctx, &row).await?,
        code: code.unwrap_or_default(),
        code_until: until.map(|until| until.to_rfc3339()).unwrap_or_default(),
    };
    ctx.page("me/companies/show.html", &page).await
}
