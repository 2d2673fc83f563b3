//! `/me/companies/{id}/about`: whoever keeps a company says what it is and does.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form;
use kit::path::Path;
use serde::Serialize;

use super::{AboutForm, Asked, Head, back, changed_since, is_changed, kept};
use crate::company::CompanyId;
use crate::person::Source;

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
    let asked = Asked::of(&AboutForm::of(&ctx, &company));
    ctx.page("me/companies/about.html", &Page { company: Head::of(&ctx, &company), asked }).await
}

/// Keeps it.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<CompanyId>,
    form::Form(mut form): form::Form<AboutForm>,
) -> Result<Response> {
    let company = match kept(&ctx, id).await? {
        Ok(company) => company,
        Err(leave) => return Ok(leave),
    };
    let page = |asked| Page { company: Head::of(&ctx, &company), asked };
    if !form.switch.is_empty() {
        return ctx.page("me/companies/about.html", &page(Asked::of(&form))).await;
    }
    let wrong = match form.read(&ctx) {
        Ok(_) if is_changed(&mut form.seen, &company) => changed_since("name"),
        Ok(about) => {
            let (tone, said) = if company.change_about(&ctx, Source::Own, &about).await? {
                (Tone::Success, "me-companies-changed")
            } else {
                (Tone::Notice, "me-details-unchanged")
            };
            return back(&ctx, id, tone, said).await;
        }
        Err(wrong) => wrong,
    };
    ctx.invalid("me/companies/about.html", &page(Asked::wrong(&ctx, &form, wrong))).await
}
