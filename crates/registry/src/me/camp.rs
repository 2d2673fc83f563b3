//! `/me/camp`: the refugee camp in which a member lives, in the countries that have camps.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::form::{self, Filled};
use serde::Serialize;

use super::{after, own_or_leave};
use crate::person::Model;
use crate::register::camp::{self, Camp, Form, is_asked};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// The country, in the page's language.
    pub country: String,
    /// Its camps.
    pub camps: Vec<Camp>,
}

fn page(ctx: &Ctx, country: &str, form: Filled) -> Page {
    let (camps, locale) = (camp::offered(ctx, country), ctx.locale());
    let country = ctx.app().reference.countries.name(country, locale).to_owned();
    Page { form: form.that_switches_language(), country, camps }
}

/// The member, if their country has camps; or where to go instead.
async fn asked(ctx: &Ctx) -> Result<Result<Model, Response>> {
    Ok(match own_or_leave(ctx).await? {
        Ok(person) if is_asked(&ctx.app().reference, &person.country) => Ok(person),
        Ok(_) => Err(ctx.redirect(&ctx.href("/me/residence"))),
        Err(leave) => Err(leave),
    })
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match asked(&ctx).await? {
        Ok(person) => person,
        Err(elsewhere) => return Ok(elsewhere),
    };
    // Nothing kept may mean that nothing was said.
    let form = Filled::new(&Form { camp: person.camp.clone(), switch: String::new() });
    ctx.page("me/camp.html", &page(&ctx, &person.country, form)).await
}

/// Keeps it.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let person = match asked(&ctx).await? {
        Ok(person) => person,
        Err(elsewhere) => return Ok(elsewhere),
    };
    if !form.switch.is_empty() {
        let form = Filled::new(&form);
        return ctx.page("me/camp.html", &page(&ctx, &person.country, form)).await;
    }
    let errors = form.errors(&ctx.app().reference, &person.country);
    if !errors.is_empty() {
        let form = ctx.filled(&form, errors);
        return ctx.invalid("me/camp.html", &page(&ctx, &person.country, form)).await;
    }
    // No answer changes nothing; that one lives in none is an answer.
    let camp = if form.camp.is_empty() { person.camp.clone() } else { form.kept().to_owned() };
    let changed = person.live_in_camp(&ctx, &camp).await?;
    after(&ctx, &person, changed).await
}
