//! `/opportunities`: what home institutions post, for staff; the department writes it down and follows who is interested.

pub mod closing;
pub mod edit;
pub mod index;
pub mod interests;
pub mod new;
pub mod publication;
pub mod show;

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{Errors, Filled};
use serde::Serialize;

use crate::opportunity::{Form, OpportunityId};
use crate::register::about::Offer;

fn path(id: OpportunityId) -> String {
    format!("/opportunities/{id}")
}

/// Says what was done, on the page of the opportunity `id`.
async fn back(ctx: &Ctx, id: OpportunityId, tone: Tone, said: &str) -> Result<Response> {
    ctx.flash(tone, said).await?;
    Ok(ctx.redirect(&path(id)))
}

/// The form about an opportunity, as the pages show it.
#[derive(Debug, Serialize)]
pub struct Asked {
    /// The form.
    pub form: Filled,
    /// Trades to choose from.
    pub industries: Vec<Offer>,
}

impl Asked {
    /// `form`, untouched.
    fn of(form: &Form) -> Self {
        Self { form: Filled::new(form), industries: Vec::new() }
    }

    /// `form` with what is wrong with it.
    fn wrong(ctx: &Ctx, form: &Form, (errors, industries): (Errors, Vec<Offer>)) -> Self {
        Self { form: ctx.filled(form, errors), industries }
    }
}
