//! `/me/companies`: the companies in which a member has a part.

pub mod about;
pub mod directory;
pub mod index;
pub mod interests;
pub mod invitation;
pub mod joining;
pub mod new;
pub mod people;
pub mod removal;
pub mod show;

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{Errors, Filled};
use serde::Serialize;

use super::own_or_leave;
use crate::company::{self, AboutForm, CompanyId, InterestsForm, Model, Offers};

/// The company that a page below `/me/companies/{id}` is about.
#[derive(Debug, Serialize)]
pub struct Head {
    /// Address of its page.
    pub href: String,
    /// What it is called.
    pub name: String,
}

impl Head {
    fn of(ctx: &Ctx, company: &Model) -> Self {
        Self { href: ctx.href(&path(company.id)), name: company.name.clone() }
    }
}

fn path(id: CompanyId) -> String {
    format!("/me/companies/{id}")
}

/// The company `id`, which the member who asks keeps; or the answer that ends the session. What somebody else keeps is
/// answered as an absent one.
async fn kept(ctx: &Ctx, id: CompanyId) -> Result<Result<Model, Response>> {
    let person = match own_or_leave(ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(Err(leave)),
    };
    Ok(Ok(company::kept_by(ctx, person.id, id).await?))
}

/// Says what was done, on the page of the company `id`.
async fn back(ctx: &Ctx, id: CompanyId, tone: Tone, said: &str) -> Result<Response> {
    ctx.flash(tone, said).await?;
    Ok(ctx.redirect(&ctx.href(&path(id))))
}

/// A form about a company, as the pages show it.
#[derive(Debug, Serialize)]
pub struct Asked {
    /// The form.
    pub form: Filled,
    /// What there is to choose from.
    pub offers: Offers,
}

impl Asked {
    /// `form`, untouched.
    pub(crate) fn of(form: &impl Serialize) -> Self {
        Self { form: Filled::new(form).that_switches_language(), offers: Offers::default() }
    }

    /// `form` with what is wrong with it.
    pub(crate) fn wrong(ctx: &Ctx, form: &impl Serialize, (errors, offers): (Errors, Offers)) -> Self {
        Self { form: ctx.filled(form, errors).that_switches_language(), offers }
    }
}

/// That something else is said of it since the page was shown, beside the first field.
pub(crate) fn changed_since(field: &str) -> (Errors, Offers) {
    let mut errors = Errors::default();
    errors.add(field, "me-companies-error-changed");
    (errors, Offers::default())
}

/// Whether a form was shown as `seen` and something else is said of `company` by now.
pub(crate) fn is_changed(seen: &mut String, company: &Model) -> bool {
    let now = company.revision.to_string();
    let is_changed = !seen.is_empty() && *seen != now;
    *seen = now;
    is_changed
}
