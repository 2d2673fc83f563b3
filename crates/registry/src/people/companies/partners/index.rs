//! `/people/{id}/companies/{company}/partners`: those of the directory that may be partners of a company, each with the reasons.

use accounts::Ctx;
use accounts::audit::Entry;
use axum::response::Response;
use kit::Result;
use kit::path::Path;
use serde::Serialize;
use serde_json::json;

use super::super::super::Head;
use super::super::kept;
use super::href;
use crate::company::fit::{self, Reason};
use crate::company::{CompanyId, Shown, directory};
use crate::person::PersonId;

/// Companies that are shown.
const SHOWN: usize = 20;
/// Companies of the directory that are looked at: those that were changed last.
const LOOKED_AT: u64 = 5000;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// What their company is called.
    pub name: String,
    /// Where it is said what it looks for.
    pub interests_href: String,
    /// Those that may be partners, the best first.
    pub partners: Vec<Partner>,
}

/// One of them.
#[derive(Debug, Serialize)]
pub struct Partner {
    /// Address of the page on which the two are introduced.
    pub href: String,
    /// The company.
    pub company: Shown,
    /// Why, what says most first.
    pub reasons: Vec<Reason>,
}

/// Shows them.
pub async fn get(ctx: Ctx, Path((id, company)): Path<(PersonId, CompanyId)>) -> Result<Response> {
    let (person, company) = kept(&ctx, id, company).await?;
    let others = directory::all_listed(&ctx, id, LOOKED_AT).await?;
    let found = fit::matches(&company, others, &ctx.app().reference, SHOWN);
    let keepers = found.iter().map(|one| one.company.person_id.0);
    let shown = json!({ "company": company.id, "rows": found.len() });
    ctx.record_ahead(Entry::done("company.directory").with(shown).showing(keepers));
    let partners = found.into_iter().map(|one| Partner {
        href: href((id, company.id), one.company.id),
        company: one.company.shown(&ctx),
        reasons: one.reasons,
    });
    let page = Page {
        person: (&person).into(),
        interests_href: format!("/people/{id}/companies/{}/interests", company.id),
        partners: partners.collect(),
        name: company.name,
    };
    ctx.page("people/companies/partners/index.html", &page).await
}
