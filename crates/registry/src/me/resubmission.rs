//! `/me/resubmission`: a registration that the mission sent back: why, where it is mended, and the way to send it
//! again.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use serde::Serialize;

use super::own_or_leave;
use crate::person::{Model, Status};
use crate::sent_back::{self, Mend};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// What the mission wrote; empty where it wrote nothing.
    pub reason: String,
    /// What is to be mended.
    pub page: Option<Mend>,
    /// Where.
    pub mend_href: String,
    /// When it was sent back, or empty.
    pub at: String,
}

impl Page {
    /// What `person` reads of the return, if their registration was sent back.
    pub async fn of(ctx: &Ctx, person: &Model) -> Result<Option<Self>> {
        if person.status != Status::Returned {
            return Ok(None);
        }
        Ok(Some(match sent_back::waiting(ctx.tx().await?, person.id).await? {
            Some(row) => Self {
                reason: row.reason(ctx).await?,
                page: Some(row.page),
                mend_href: ctx.href(row.page.path()),
                at: row.at.to_rfc3339(),
            },
            None => Self {
                reason: String::new(),
                page: None,
                mend_href: ctx.href("/me/details"),
                at: String::new(),
            },
        }))
    }
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    match Page::of(&ctx, &person).await? {
        Some(page) => ctx.page("me/resubmission.html", &page).await,
        None => Ok(ctx.redirect(&ctx.href("/me"))),
    }
}

/// Sends it again.
pub async fn post(ctx: Ctx, _: Nothing) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    if person.resubmit(&ctx).await? {
        ctx.flash(Tone::Success, "me-resubmission-done").await?;
    }
    Ok(ctx.redirect(&ctx.href("/me")))
}
