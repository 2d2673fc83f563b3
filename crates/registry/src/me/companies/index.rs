//! `/me/companies`: the companies in which a member has a part.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use serde::Serialize;

use super::super::own_or_leave;
use super::path;
use crate::company::{self, MOST, Shown};
use crate::company_role::Position;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The companies, the oldest first.
    pub companies: Vec<Row>,
    /// Whether there is room for another.
    pub has_room: bool,
}

/// One of them.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Address of its page.
    pub href: String,
    /// What the member is there.
    pub position: Position,
    /// The company.
    pub company: Shown,
}

/// Shows them.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let rows = company::of(&ctx, person.id).await?.into_iter().map(|(company, role)| Row {
        href: ctx.href(&path(company.id)),
        position: role.position,
        company: company.shown(&ctx),
    });
    let companies: Vec<Row> = rows.collect();
    ctx.page("me/companies/index.html", &Page { has_room: companies.len() < MOST, companies }).await
}
