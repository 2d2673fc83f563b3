//! `/me/history`: which office looked at the record or changed it, and when; what the member did themselves.

use accounts::Ctx;
use axum::response::Response;
use kit::pager::Pager;
use kit::{Result, form};
use serde::{Deserialize, Serialize};

use super::own_or_leave;
use crate::history::{self, Event};

/// Rows to a page.
const SIZE: u64 = 25;
/// The last page that is shown.
const LAST_PAGE: u64 = 400;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// What was done, the newest first.
    pub events: Vec<Event>,
    /// The pages.
    pub pager: Pager,
}

/// The address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The page, from 1.
    pub page: u64,
}

/// Shows it.
pub async fn get(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let page = asked.page.clamp(1, LAST_PAGE);
    let (events, total) = history::of(&ctx, person.id, ((page - 1) * SIZE, SIZE)).await?;
    let here = ctx.href("/me/history");
    let pager = Pager::new(page, SIZE, total.min(LAST_PAGE * SIZE), |page| format!("{here}?page={page}"));
    if pager.page != page {
        return Ok(ctx.redirect(&format!("{here}?page={}", pager.page)));
    }
    ctx.page("me/history.html", &Page { events, pager }).await
}
