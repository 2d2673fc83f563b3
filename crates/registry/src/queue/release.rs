//! `/queue/release`: a member of staff leaves a case to others.

use accounts::Ctx;
use axum::response::Response;
use kit::flash::Tone;
use kit::{Result, form};

use super::Form;
use crate::claim;

/// Leaves it.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    if let Some((kind, id)) = form.read() {
        claim::release(&ctx, kind, id).await?;
    }
    ctx.flash(Tone::Success, "queue-released").await?;
    Ok(ctx.redirect("/queue"))
}
