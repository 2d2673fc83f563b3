//! `/me/companies/{id}/people/{role}/removal`: whoever keeps a company says that somebody has no part in it.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;

use super::super::{back, kept};
use crate::company::CompanyId;
use crate::company_role::{self, CompanyRoleId};

/// Ends it.
pub async fn post(
    ctx: Ctx,
    Path((id, role)): Path<(CompanyId, CompanyRoleId)>,
    _: Nothing,
) -> Result<Response> {
    let company = match kept(&ctx, id).await? {
        Ok(company) => company,
        Err(leave) => return Ok(leave),
    };
    company_role::end_for(&ctx, &company, role).await?;
    back(&ctx, id, Tone::Success, "me-companies-person-removed").await
}
