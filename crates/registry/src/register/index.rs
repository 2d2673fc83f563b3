//! `/register`: what registering is; begins a draft.

use accounts::Ctx;
use accounts::limit::{self, Limit};
use axum::response::Response;
use kit::form::Nothing;
use kit::{Error, Result};
use serde::Serialize;

use super::done;
use crate::{draft, number};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Whether a registration was begun in this browser.
    pub draft: bool,
    /// Where it goes on.
    pub resume_href: String,
    /// Registry number of who has just registered in this browser, or empty.
    pub just_registered: String,
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let draft = draft::find(&ctx).await?;
    let next = draft.as_ref().map(|draft| draft.next_page(&ctx.app().reference));
    let resume_href = next.map(|next| ctx.href(next)).unwrap_or_default();
    let just = done::just_registered(&ctx).await?;
    let just_registered = just.map(|person| number::shown(&person.number)).unwrap_or_default();
    ctx.page("register/index.html", &Page { draft: draft.is_some(), resume_href, just_registered }).await
}

/// Begins a registration.
pub async fn post(ctx: Ctx, _: Nothing) -> Result<Response> {
    let most = Limit::an_hour("register.begun", ctx.app().settings.robots.hourly_begun);
    if !limit::take(&ctx, &most, &ctx.range().bytes()).await? {
        return Err(Error::TooMany(3600));
    }
    draft::begin(&ctx).await?;
    Ok(ctx.redirect(&ctx.href("/register/name")))
}
