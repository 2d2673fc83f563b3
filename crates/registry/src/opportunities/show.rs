//! `/opportunities/{id}`: one opportunity; for whoever manages it with those who are interested, and where each stands.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::policy::Action;
use axum::response::Response;
use kit::pager::Pager;
use kit::path::Path;
use kit::{Result, form};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::path;
use crate::opportunity::{self, KIND, OpportunityId, Shown};
use crate::opportunity_interest::{self, State};

/// Interests to a page.
const SIZE: u64 = 25;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Its address.
    pub here: String,
    /// The opportunity.
    pub opportunity: Shown,
    /// Whether the viewer manages it.
    pub may_manage: bool,
    /// Who is interested, or was asked, the newest first.
    pub interests: Vec<Row>,
    /// The pages of these.
    pub pager: Option<Pager>,
}

/// Somebody who is interested, or was asked.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Where it is followed.
    pub href: String,
    /// Their name.
    pub name: String,
    /// Their country.
    pub country: String,
    /// Their company, or empty.
    pub company: String,
    /// Where it stands.
    pub state: State,
    /// When it was said; before that, when it was asked.
    pub at: String,
    /// What was agreed, in whole US dollars.
    pub value: Option<i64>,
    /// How many days of help were given.
    pub days: Option<i32>,
}

/// The address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The page, from 1.
    pub page: u64,
}

/// Shows it.
pub async fn get(
    ctx: Ctx,
    Path(id): Path<OpportunityId>,
    form::Form(asked): form::Form<Asked>,
) -> Result<Response> {
    let opportunity = opportunity::find_for(&ctx, id).await?;
    let may_manage = ctx.staff()?.decide(Action::ManageOpportunities).is_permitted();
    let here = path(id);
    let mut page = Page {
        opportunity: opportunity.shown(&ctx),
        may_manage,
        interests: Vec::new(),
        pager: None,
        here: here.clone(),
    };
    if !may_manage {
        return ctx.page("opportunities/show.html", &page).await;
    }
    let asked = asked.page.clamp(1, i32::MAX as u64);
    let (rows, total) = opportunity_interest::listed_for(&ctx, id, ((asked - 1) * SIZE, SIZE)).await?;
    let pager = Pager::new(asked, SIZE, total, |page| format!("{here}?page={page}"));
    if pager.page != asked {
        return Ok(ctx.redirect(&format!("{here}?page={}", pager.page)));
    }
    let countries = &ctx.app().reference.countries;
    let shown = rows.iter().map(|(row, person)| Row {
        href: format!("{here}/interests/{}", row.id),
        name: person.name_in(ctx.locale()),
        country: countries.name(&person.country, ctx.locale()).to_owned(),
        company: row.company_name.clone(),
        state: row.state,
        at: row.at.to_rfc3339(),
        value: row.value,
        days: row.days,
    });
    page.interests = shown.collect();
    page.pager = Some(pager);
    if !rows.is_empty() {
        let people = rows.iter().map(|(_, person)| person.id.0);
        let look = Entry::done("interest.list").to(KIND, id.0).with(json!({ "rows": rows.len() }));
        ctx.record(look.showing(people));
    }
    ctx.page("opportunities/show.html", &page).await
}
