//! `/me/family/{id}/residence`: a child lives elsewhere now. It holds at once, also across borders.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::form::{self, Filled};
use kit::path::Path;
use serde::Serialize;

use super::{Head, after, child_or_leave};
use crate::change::{Changed, Home};
use crate::notice;
use crate::person::{Model, PersonId};
use crate::register::residence::{Form, Suggestion};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The child.
    pub child: Head,
    /// The form.
    pub form: Filled,
    /// Countries that the typed name may mean.
    pub suggestions: Vec<Suggestion>,
}

fn page(ctx: &Ctx, child: &Model, form: Filled, suggestions: Vec<Suggestion>) -> Page {
    Page { child: Head::of(ctx, child), form: form.that_switches_language(), suggestions }
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let (_, child) = match child_or_leave(&ctx, id).await? {
        Ok(both) => both,
        Err(leave) => return Ok(leave),
    };
    let country = ctx.app().reference.countries.name(&child.country, ctx.locale()).to_owned();
    let (country_code, city) = (child.country.clone(), child.city.clone());
    let form = Filled::new(&Form { country, country_code, city, switch: String::new() });
    ctx.page("me/family/residence.html", &page(&ctx, &child, form, Vec::new())).await
}

/// Keeps it.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(mut form): form::Form<Form>,
) -> Result<Response> {
    let (_, child) = match child_or_leave(&ctx, id).await? {
        Ok(both) => both,
        Err(leave) => return Ok(leave),
    };
    let (errors, suggestions) = form.resolve(&ctx.app().reference.countries, ctx.locale());
    if !form.switch.is_empty() {
        let page = page(&ctx, &child, Filled::new(&form), suggestions);
        return ctx.page("me/family/residence.html", &page).await;
    }
    if !errors.is_empty() {
        let page = page(&ctx, &child, ctx.filled(&form, errors), suggestions);
        return ctx.invalid("me/family/residence.html", &page).await;
    }
    let changed = child.move_to(&ctx, Home { country: form.country_code, city: form.city }).await?;
    if changed == Changed::Now {
        notice::of_child(&ctx, &child).await?;
    }
    after(&ctx, &child, changed).await
}
