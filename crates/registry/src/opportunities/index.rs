//! `/opportunities`: what home institutions post: whoever manages it sees drafts and closed ones, too, and how many are
//! interested.

use std::collections::HashMap;

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::pager::Pager;
use kit::{Result, form};
use serde::{Deserialize, Serialize};

use super::path;
use crate::opportunity::{self, Shown};
use crate::opportunity_interest;

/// Rows to a page.
const SIZE: usize = 25;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The opportunities.
    pub opportunities: Vec<Row>,
    /// The pages.
    pub pager: Pager,
    /// Whether the viewer manages them.
    pub may_manage: bool,
}

/// One of them.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Address of its page.
    pub href: String,
    /// The opportunity.
    #[serde(flatten)]
    pub shown: Shown,
    /// How many are interested, for who manages it.
    pub interests: i64,
}

/// The address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The page, from 1.
    pub page: u64,
}

/// Shows them.
pub async fn get(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    let may_manage = ctx.staff()?.decide(Action::ManageOpportunities).is_permitted();
    let rows = opportunity::listed_for(&ctx).await?;
    let counts = if may_manage { opportunity_interest::counts(&ctx).await? } else { HashMap::new() };
    let address = |page| format!("/opportunities?page={page}");
    let pager = Pager::new(asked.page, SIZE as u64, rows.len() as u64, address);
    let opportunities = rows.iter().skip((pager.page as usize - 1) * SIZE).take(SIZE).map(|row| Row {
        href: path(row.id),
        shown: Shown { text: String::new(), ..row.shown(&ctx) },
        interests: counts.get(&row.id).copied().unwrap_or_default(),
    });
    let page = Page { opportunities: opportunities.collect(), pager, may_manage };
    ctx.page("opportunities/index.html", &page).await
}
