//! `/me/residence`: a member lives elsewhere now. It holds at once, also across borders.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::form::{self, Filled};
use serde::Serialize;

use super::{after, own_or_leave};
use crate::change::Home;
use crate::register::camp;
use crate::register::residence::{Form, Suggestion};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// Countries that the typed name may mean.
    pub suggestions: Vec<Suggestion>,
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let country = ctx.app().reference.countries.name(&person.country, ctx.locale()).to_owned();
    let form = Form { country, country_code: person.country, city: person.city, switch: String::new() };
    let form = Filled::new(&form).that_switches_language();
    ctx.page("me/residence.html", &Page { form, suggestions: Vec::new() }).await
}

/// Keeps it; in another country that has camps, goes on to ask for the camp.
pub async fn post(ctx: Ctx, form::Form(mut form): form::Form<Form>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let (errors, suggestions) = form.resolve(&ctx.app().reference.countries, ctx.locale());
    if !form.switch.is_empty() {
        let form = Filled::new(&form).that_switches_language();
        return ctx.page("me/residence.html", &Page { form, suggestions }).await;
    }
    if !errors.is_empty() {
        let form = ctx.filled(&form, errors).that_switches_language();
        return ctx.invalid("me/residence.html", &Page { form, suggestions }).await;
    }
    let is_abroad = form.country_code != person.country;
    let asks_camp = is_abroad && camp::is_asked(&ctx.app().reference, &form.country_code);
    let changed = person.move_to(&ctx, Home { country: form.country_code, city: form.city }).await?;
    let next = after(&ctx, &person, changed).await?;
    Ok(if asks_camp { ctx.redirect(&ctx.href("/me/camp")) } else { next })
}
