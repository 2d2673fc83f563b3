//! `/me/companies/new`: a member says which company is theirs: the few things by which others know it. All else can be said
//! later, on its page.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{self, Errors};
use serde::Serialize;

use super::super::own_or_leave;
use super::{AboutForm, Asked, Offers, back};
use crate::company::{self, About, Added, one};
use crate::company_role::Position;
use crate::person::Source;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// What is asked.
    pub asked: Asked,
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let asked = Asked::of(&AboutForm::start(&ctx, &person));
    ctx.page("me/companies/new.html", &Page { asked }).await
}

/// What the form says of the company, and what its keeper is there; or what is wrong.
pub(crate) fn read(ctx: &Ctx, form: &mut AboutForm) -> Result<(About, Position), (Errors, Offers)> {
    let position = one::<Position>(&form.position);
    let mut wrong = match (form.read(ctx), position) {
        (Ok(about), Some(position)) => return Ok((about, position)),
        (Ok(_), None) => (Errors::default(), Offers::default()),
        (Err(wrong), _) => wrong,
    };
    if position.is_none() {
        wrong.0.add("position", "me-companies-error-position");
    }
    Err(wrong)
}

/// That there are as many as one person has.
pub(crate) fn too_many() -> (Errors, Offers) {
    let mut errors = Errors::default();
    errors.add("name", "me-companies-error-many");
    (errors, Offers::default())
}

/// Keeps it; the same once.
pub async fn post(ctx: Ctx, form::Form(mut form): form::Form<AboutForm>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    if !form.switch.is_empty() {
        return ctx.page("me/companies/new.html", &Page { asked: Asked::of(&form) }).await;
    }
    let wrong = match read(&ctx, &mut form) {
        Ok((about, position)) => {
            match company::add(&ctx, person.id, (&about, position), Source::Own).await? {
                Added::New(id) | Added::Known(id) => {
                    return back(&ctx, id, Tone::Success, "me-companies-added").await;
                }
                Added::TooMany => too_many(),
            }
        }
        Err(wrong) => wrong,
    };
    let asked = Asked::wrong(&ctx, &form, wrong);
    ctx.invalid("me/companies/new.html", &Page { asked }).await
}
