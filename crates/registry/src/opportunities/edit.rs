//! `/opportunities/{id}/edit`: what is said of an opportunity is changed. One that is open stays open.

use accounts::Ctx;
use axum::response::Response;
use kit::flash::Tone;
use kit::form::{self, Errors};
use kit::path::Path;
use kit::{Error, Result};
use serde::Serialize;

use super::{Asked, back, path};
use crate::opportunity::{self, Form, Model, Offers, OpportunityId, State};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Address of the opportunity.
    pub back: String,
    /// What is asked.
    pub asked: Asked,
}

/// The one with this id, unless it is closed.
async fn changeable(ctx: &Ctx, id: OpportunityId) -> Result<Model> {
    let row = opportunity::find_for(ctx, id).await?;
    if row.state == State::Closed { Err(Error::NotFound) } else { Ok(row) }
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<OpportunityId>) -> Result<Response> {
    let row = changeable(&ctx, id).await?;
    let page = Page { back: path(id), asked: Asked::of(&ctx, &Form::of(&ctx, &row)) };
    ctx.page("opportunities/edit.html", &page).await
}

/// Changes it. What was written anew meanwhile is not written over unseen.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<OpportunityId>,
    form::Form(mut form): form::Form<Form>,
) -> Result<Response> {
    let row = changeable(&ctx, id).await?;
    let seen = std::mem::replace(&mut form.seen, row.revision.to_string());
    let wrong = match form.read(&ctx) {
        Ok(_) if !seen.is_empty() && seen != form.seen => {
            let mut errors = Errors::default();
            errors.add("kind", "opportunities-error-changed");
            (errors, Offers::default())
        }
        // Who was asked, or is followed, is so for what it was.
        Ok(said) if said.kind != row.kind && row.state != State::Draft => {
            let mut errors = Errors::default();
            errors.add("kind", "opportunities-error-kind-stays");
            (errors, Offers::default())
        }
        Ok(said) => {
            let (tone, said) = match row.change(&ctx, &said).await? {
                true => (Tone::Success, "opportunities-changed"),
                false => (Tone::Notice, "me-details-unchanged"),
            };
            return back(&ctx, id, tone, said).await;
        }
        Err(wrong) => wrong,
    };
    let page = Page { back: path(id), asked: Asked::wrong(&ctx, &form, wrong) };
    ctx.invalid("opportunities/edit.html", &page).await
}
