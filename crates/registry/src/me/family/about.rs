//! `/me/family/{id}/about`: what a guardian says about a child; the mission is asked where it has verified it.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::Serialize;

use super::super::about::{filled, keep_as_typed};
use super::{Head, after, child_or_leave};
use crate::change::About;
use crate::guardianship;
use crate::person::{Model, PersonId};
use crate::register::about::{Form, Offer};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The child.
    pub child: Head,
    /// The form.
    pub form: Filled,
    /// Places that the typed one may be.
    pub origins: Vec<Offer>,
    /// Occupations that the typed one may be.
    pub occupations: Vec<Offer>,
}

fn page(ctx: &Ctx, child: &Model, form: Filled, (origins, occupations): (Vec<Offer>, Vec<Offer>)) -> Page {
    Page { child: Head::of(ctx, child), form: form.that_switches_language(), origins, occupations }
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let (_, child) = match child_or_leave(&ctx, id).await? {
        Ok(both) => both,
        Err(leave) => return Ok(leave),
    };
    let form = Filled::new(&filled(&ctx, &child));
    ctx.page("me/family/about.html", &page(&ctx, &child, form, Default::default())).await
}

/// Keeps it, or asks for it.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(mut form): form::Form<Form>,
) -> Result<Response> {
    let (_, child) = match child_or_leave(&ctx, id).await? {
        Ok(both) => both,
        Err(leave) => return Ok(leave),
    };
    if !form.switch.is_empty() {
        let page = page(&ctx, &child, Filled::new(&form), Default::default());
        return ctx.page("me/family/about.html", &page).await;
    }
    keep_as_typed(&mut form, &child);
    let (mut errors, origins, occupations) = form.resolve(&ctx);
    check_age(&ctx, &form, &mut errors);
    if !errors.is_empty() {
        let page = page(&ctx, &child, ctx.filled(&form, errors), (origins, occupations));
        return ctx.invalid("me/family/about.html", &page).await;
    }
    let about = About {
        sex: form.sex(),
        birth: form.birth(),
        origin: form.origin().to_owned(),
        occupation: form.occupation().to_owned(),
    };
    let changed = child.describe(&ctx, about).await?;
    after(&ctx, &child, changed).await
}

/// For whom a guardian acts is a minor, of whom the day of birth is known.
fn check_age(ctx: &Ctx, form: &Form, errors: &mut Errors) {
    let Some(birth) = form.birth() else {
        return errors.add("birth_day", "me-family-child-error-birth");
    };
    let of_age = guardianship::of_age_at(birth);
    if of_age.is_none() {
        errors.add("birth_day", "me-family-child-error-birth-full");
    } else if of_age.is_some_and(|at| at <= ctx.now()) {
        errors.add("birth_year", "me-family-about-error-birth");
    }
}
