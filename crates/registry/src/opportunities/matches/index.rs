//! `/opportunities/{id}/matches`: who of the bank of expertise may be the expert that an institution needs, the best first, with
//! what speaks for and against each. Whoever was asked, or came themselves, stands with the opportunity and no longer here.

use accounts::Ctx;
use accounts::audit::Entry;
use axum::response::Response;
use kit::Result;
use kit::path::Path;
use serde::Serialize;
use serde_json::json;

use super::super::path;
use super::wanted;
use crate::expert::fit::Fit;
use crate::expert::{Shown as Expert, bank};
use crate::opportunity::{KIND, OpportunityId, Shown};
use crate::opportunity_interest;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Address of the opportunity.
    pub back: String,
    /// The opportunity.
    pub opportunity: Shown,
    /// Whether it is open: else nobody can be asked yet, or any more.
    pub is_open: bool,
    /// Whom it may need, the best first.
    pub matches: Vec<Row>,
}

/// Somebody whom it may need.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Where they are asked.
    pub href: String,
    /// Their name.
    pub name: String,
    /// Where they live.
    pub country: String,
    /// What they know and would give.
    pub expert: Expert,
    /// Why, and what speaks against it.
    pub fit: Fit,
}

/// Shows them.
pub async fn get(ctx: Ctx, Path(id): Path<OpportunityId>) -> Result<Response> {
    let (row, wanted) = wanted(&ctx, id).await?;
    let known = opportunity_interest::people_of(&ctx, id).await?;
    let found = bank::matches(&ctx, &wanted, &known).await?;
    let people = found.iter().map(|(_, person)| person.id.0);
    let look = Entry::done("expert.match").to(KIND, id.0).with(json!({ "rows": found.len() }));
    ctx.record_ahead(look.showing(people));
    let countries = &ctx.app().reference.countries;
    let matches = found.into_iter().map(|(one, person)| Row {
        href: format!("{}/matches/{}", path(id), one.expert.id),
        name: person.name_in(ctx.locale()),
        country: countries.name(&person.country, ctx.locale()).to_owned(),
        expert: one.expert.shown(&ctx),
        fit: one.fit,
    });
    let page = Page {
        back: path(id),
        is_open: row.is_open(ctx.now().date_naive()),
        matches: matches.collect(),
        opportunity: row.shown(&ctx),
    };
    ctx.page("opportunities/matches/index.html", &page).await
}
