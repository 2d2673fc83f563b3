//! `/associations`: the associations of the communities, for staff of all missions; each mission keeps those of its countries.

pub mod about;
pub mod index;
pub mod members;
pub mod new;
pub mod officers;
pub mod removal;
pub mod show;

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{Errors, Filled};
use serde::Serialize;

use crate::association::{AssociationId, Model, Offers};

/// Address of the page of the association `id`.
pub(crate) fn href(id: AssociationId) -> String {
    format!("/associations/{id}")
}

/// The association that a page below `/associations/{id}` is about.
#[derive(Debug, Serialize)]
pub struct Head {
    /// Address of its page.
    pub href: String,
    /// What it is called.
    pub name: String,
}

impl Head {
    fn of(ctx: &Ctx, row: &Model) -> Self {
        Self { href: href(row.id), name: row.names_in(ctx.locale()).0.to_owned() }
    }
}

/// Says what was done, on the page of the association `id`.
async fn back(ctx: &Ctx, id: AssociationId, tone: Tone, said: &str) -> Result<Response> {
    ctx.flash(tone, said).await?;
    Ok(ctx.redirect(&href(id)))
}

/// A form about an association, as the pages show it.
#[derive(Debug, Serialize)]
pub struct Asked {
    /// The form.
    pub form: Filled,
    /// What there is to choose from.
    pub offers: Offers,
}

impl Asked {
    /// `form`, untouched.
    pub(crate) fn of(form: &impl Serialize, offers: Offers) -> Self {
        Self { form: Filled::new(form).that_switches_language(), offers }
    }

    /// `form` with what is wrong with it.
    pub(crate) fn wrong(ctx: &Ctx, form: &impl Serialize, (errors, offers): (Errors, Offers)) -> Self {
        Self { form: ctx.filled(form, errors).that_switches_language(), offers }
    }
}

/// Whether a form was shown as `seen` and something else is said by now, at `revision`.
pub(crate) fn is_changed(seen: &mut String, revision: i32) -> bool {
    let now = revision.to_string();
    let is_changed = !seen.is_empty() && *seen != now;
    *seen = now;
    is_changed
}

/// That something else is said since the page was shown, beside `field`.
pub(crate) fn changed_since(field: &str) -> Errors {
    let mut errors = Errors::default();
    errors.add(field, "me-companies-error-changed");
    errors
}
