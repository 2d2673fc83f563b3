//! `/me/leaving`: what leaving means; and, while it is waited for, its receipt and the way to stay.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use serde::Serialize;

use super::super::own_or_leave;
use crate::person::{Model, Status};
use crate::{departure, guardianship};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The receipt of what is waited for, or empty.
    pub reference: String,
    /// When it was asked for.
    pub requested: String,
    /// When it is done.
    pub due: String,
    /// Whether the record rests.
    pub is_paused: bool,
    /// Children for whom nobody else acts: they leave, too.
    pub children: Vec<String>,
}

/// Names of the children for whom nobody would be left to act.
async fn children(ctx: &Ctx, person: &Model) -> Result<Vec<String>> {
    if guardianship::children_of(ctx, person.id).await?.is_empty() {
        return Ok(Vec::new());
    }
    let alone = guardianship::left_alone_by(ctx.tx().await?, person.id, ctx.now()).await?;
    Ok(alone.iter().map(|child| child.name_in(ctx.locale())).collect())
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let is_paused = person.status == Status::Paused;
    let children = children(&ctx, &person).await?;
    let page = match departure::waiting(ctx.tx().await?, person.id).await? {
        Some(waiting) => Page {
            reference: departure::shown(&waiting.reference),
            requested: waiting.requested_at.to_rfc3339(),
            due: waiting.due_at.to_rfc3339(),
            is_paused,
            children,
        },
        None => Page {
            reference: String::new(),
            requested: String::new(),
            due: String::new(),
            is_paused,
            children,
        },
    };
    ctx.page("me/leaving/index.html", &page).await
}

/// The member stays.
pub async fn post(ctx: Ctx, _: Nothing) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    if departure::withdraw(&ctx, person.id).await? {
        ctx.flash(Tone::Success, "me-leaving-stayed").await?;
    }
    Ok(ctx.redirect(&ctx.href("/me")))
}
