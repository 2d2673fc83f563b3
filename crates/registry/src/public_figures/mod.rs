//! `/public-figures`: mayors, councillors and others of Palestinian origin, as is said of them in public; for staff.

pub mod edit;
pub mod index;
pub mod new;
pub mod removal;
pub mod show;

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{Errors, Filled};
use serde::Serialize;

use crate::public_figure::{Form, Offers, PublicFigureId};

fn path(id: PublicFigureId) -> String {
    format!("/public-figures/{id}")
}

/// Says what was done, on the page of the figure `id`.
async fn back(ctx: &Ctx, id: PublicFigureId, tone: Tone, said: &str) -> Result<Response> {
    ctx.flash(tone, said).await?;
    Ok(ctx.redirect(&path(id)))
}

/// That something is wrong, beside the name.
fn wrong_name(key: &str) -> (Errors, Offers) {
    let mut errors = Errors::default();
    errors.add("name", key);
    (errors, Offers::default())
}

/// The form about a public figure, as the pages show it.
#[derive(Debug, Serialize)]
pub struct Asked {
    /// The form.
    pub form: Filled,
    /// What there is to choose from.
    pub offers: Offers,
}

impl Asked {
    /// `form`, untouched.
    fn of(form: &Form) -> Self {
        Self { form: Filled::new(form), offers: Offers::default() }
    }

    /// `form` with what is wrong with it.
    fn wrong(ctx: &Ctx, form: &Form, (errors, offers): (Errors, Offers)) -> Self {
        Self { form: ctx.filled(form, errors), offers }
    }
}
