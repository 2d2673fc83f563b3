//! `/opportunities`: what home institutions post, for staff; the department writes it down and follows who is interested.

pub mod closing;
pub mod edit;
pub mod index;
pub mod interests;
pub mod matches;
pub mod new;
pub mod publication;
pub mod show;

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{Errors, Filled};
use serde::Serialize;

use crate::opportunity::{Form, NAMED, Offers, OpportunityId};
use crate::register::about::{Offer, plain};

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
    /// What there is to choose from.
    pub offers: Offers,
    /// The languages that it names.
    pub languages: Vec<Offer>,
}

impl Asked {
    /// `form`, untouched.
    fn of(ctx: &Ctx, form: &Form) -> Self {
        Self { form: Filled::new(form), offers: Offers::default(), languages: languages(ctx) }
    }

    /// `form` with what is wrong with it.
    fn wrong(ctx: &Ctx, form: &Form, (errors, offers): (Errors, Offers)) -> Self {
        Self { form: ctx.filled(form, errors), offers, languages: languages(ctx) }
    }
}

fn languages(ctx: &Ctx) -> Vec<Offer> {
    let rows = NAMED.into_iter().filter_map(|code| ctx.app().reference.languages.get(code));
    rows.map(|row| plain(row, ctx.locale())).collect()
}
