//! `/missions/{id}/edit`: what the ministry says of a mission is changed.

use axum::response::Response;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use kit::{Error, Result};
use serde::Serialize;

use super::Form;
use crate::Ctx;
use crate::mission::{self, MissionId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Address of the mission.
    pub back: String,
    /// The form.
    pub form: Filled,
}

/// Shows the form.
pub async fn get(ctx: Ctx, Path(id): Path<MissionId>) -> Result<Response> {
    let db = ctx.tx().await?;
    let mission = mission::find(db, id).await?.ok_or(Error::NotFound)?;
    let form = Form::of(&ctx, &mission, &mission::countries(db, id).await?);
    let page = Page { back: format!("/missions/{id}"), form: Filled::new(&form) };
    ctx.page("missions/edit.html", &page).await
}

/// Changes it.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<MissionId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    mission::find(ctx.tx().await?, id).await?.ok_or(Error::NotFound)?;
    let mut errors = Errors::of(&form);
    if let Some(terms) = form.terms(&ctx, &mut errors) {
        mission::save(&ctx, Some(id), terms).await?;
        ctx.flash(Tone::Success, "missions-saved").await?;
        return Ok(ctx.redirect(&format!("/missions/{id}")));
    }
    let page = Page { back: format!("/missions/{id}"), form: ctx.filled(&form, errors) };
    ctx.invalid("missions/edit.html", &page).await
}
