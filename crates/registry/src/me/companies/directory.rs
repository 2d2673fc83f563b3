//! `/me/companies/{id}/directory`: whoever keeps a company agrees that staff of all missions read of it in the directory, or
//! takes that back. It holds at once.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{self, Filled};
use kit::path::Path;
use serde::Serialize;

use super::{Head, back, kept};
use crate::company::{CompanyId, Model, Shown};
use crate::listing::Form;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The company.
    pub company: Head,
    /// As others would read of it.
    pub shown: Shown,
    /// The form.
    pub form: Filled,
}

/// What is told once `company` is listed or not; nothing changed where it was so before.
pub(crate) async fn say(ctx: &Ctx, company: &Model, is_listed: bool) -> Result<(Tone, &'static str)> {
    let is_new = company.list(ctx, is_listed).await?;
    Ok(match (is_new, is_listed) {
        (false, _) => (Tone::Notice, "me-details-unchanged"),
        (true, true) => (Tone::Success, "me-companies-listed"),
        (true, false) => (Tone::Success, "me-companies-unlisted"),
    })
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<CompanyId>) -> Result<Response> {
    let company = match kept(&ctx, id).await? {
        Ok(company) => company,
        Err(leave) => return Ok(leave),
    };
    let form = Filled::new(&Form::of(company.listed_at.is_some())).that_switches_language();
    let page = Page { company: Head::of(&ctx, &company), shown: company.shown(&ctx), form };
    ctx.page("me/companies/directory.html", &page).await
}

/// Takes the answer.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<CompanyId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let company = match kept(&ctx, id).await? {
        Ok(company) => company,
        Err(leave) => return Ok(leave),
    };
    let page = |form: Filled| Page {
        company: Head::of(&ctx, &company),
        shown: company.shown(&ctx),
        form: form.that_switches_language(),
    };
    if !form.switch.is_empty() {
        return ctx.page("me/companies/directory.html", &page(Filled::new(&form))).await;
    }
    match form.read() {
        Ok(is_listed) => {
            let (tone, said) = say(&ctx, &company, is_listed).await?;
            back(&ctx, id, tone, said).await
        }
        Err(errors) => ctx.invalid("me/companies/directory.html", &page(ctx.filled(&form, errors))).await,
    }
}
