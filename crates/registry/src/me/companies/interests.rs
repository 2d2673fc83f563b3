//! `/me/companies/{id}/interests`: whoever keeps a company says whom it looks for and what it would invest in.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form;
use kit::path::Path;
use serde::Serialize;

use super::{Asked, Head, InterestsForm, back, changed_since, is_changed, kept};
use crate::company::CompanyId;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The company.
    pub company: Head,
    /// What is asked.
    pub asked: Asked,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<CompanyId>) -> Result<Response> {
    let company = match kept(&ctx, id).await? {
        Ok(company) => company,
        Err(leave) => return Ok(leave),
    };
    let asked = Asked::of(&InterestsForm::of(&company));
    ctx.page("me/companies/interests.html", &Page { company: Head::of(&ctx, &company), asked }).await
}

/// Keeps it.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<CompanyId>,
    form::Form(mut form): form::Form<InterestsForm>,
) -> Result<Response> {
    let company = match kept(&ctx, id).await? {
        Ok(company) => company,
        Err(leave) => return Ok(leave),
    };
    let page = |asked| Page { company: Head::of(&ctx, &company), asked };
    if !form.switch.is_empty() {
        return ctx.page("me/companies/interests.html", &page(Asked::of(&form))).await;
    }
    let wrong = match form.read(&ctx) {
        Ok(_) if is_changed(&mut form.seen, &company) => changed_since("seeks"),
        Ok(interests) => {
            let (tone, said) = if company.change_interests(&ctx, &interests).await? {
                (Tone::Success, "me-companies-changed")
            } else {
                (Tone::Notice, "me-details-unchanged")
            };
            return back(&ctx, id, tone, said).await;
        }
        Err(wrong) => wrong,
    };
    ctx.invalid("me/companies/interests.html", &page(Asked::wrong(&ctx, &form, wrong))).await
}
