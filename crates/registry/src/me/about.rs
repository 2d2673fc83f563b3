//! `/me/about`: a member changes what they say about themselves; in a verified record they ask for it, but for the
//! occupation.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::form::{self, Errors, Filled};
use sea_orm::ActiveEnum;
use serde::Serialize;

use super::{after, own_or_leave};
use crate::birth::{self, Birth};
use crate::change::About;
use crate::person::Model;
use crate::register::about::{AS_TYPED, Form, Offer};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// Places that the typed one may be.
    pub origins: Vec<Offer>,
    /// Occupations that the typed one may be.
    pub occupations: Vec<Offer>,
    /// Whether the mission is asked.
    pub is_verified: bool,
}

/// What stands in the record, as the form shows it.
pub(super) fn filled(ctx: &Ctx, person: &Model) -> Form {
    let (reference, locale) = (&ctx.app().reference, ctx.locale());
    let part = |part: Option<i16>| part.map(|part| part.to_string()).unwrap_or_default();
    let is_old = |date| birth::judge(date, ctx.now().date_naive()) == Birth::VeryOld;
    let code = |is_listed: bool, kept: &str| if is_listed { kept.to_owned() } else { String::new() };
    let origin = reference.origins.get(&person.origin);
    let occupation = reference.occupations.get(&person.occupation);
    Form {
        sex: person.sex.map(|sex| sex.to_value()).unwrap_or_default(),
        birth_day: part(person.birth_day),
        birth_month: part(person.birth_month),
        birth_year: part(person.birth_year),
        birth_right: if person.birth().is_some_and(is_old) { "yes".into() } else { String::new() },
        origin_code: code(origin.is_some(), &person.origin),
        origin: origin.map_or(person.origin.as_str(), |place| place.name(locale)).to_owned(),
        occupation_code: code(occupation.is_some(), &person.occupation),
        occupation: occupation.map_or(person.occupation.as_str(), |unit| unit.name(locale)).to_owned(),
        switch: String::new(),
    }
}

/// Leaves alone what stands in the record as it was typed, in words that no list has.
pub(super) fn keep_as_typed(form: &mut Form, person: &Model) {
    for (typed, code, kept) in [
        (&form.origin, &mut form.origin_code, &person.origin),
        (&form.occupation, &mut form.occupation_code, &person.occupation),
    ] {
        if typed == kept && code.is_empty() {
            AS_TYPED.clone_into(code);
        }
    }
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let form = Filled::new(&filled(&ctx, &person)).that_switches_language();
    let page = Page { form, origins: Vec::new(), occupations: Vec::new(), is_verified: person.is_verified() };
    ctx.page("me/about.html", &page).await
}

/// Keeps it, or asks for it.
pub async fn post(ctx: Ctx, form::Form(mut form): form::Form<Form>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let is_verified = person.is_verified();
    if !form.switch.is_empty() {
        let form = Filled::new(&form).that_switches_language();
        let page = Page { form, origins: Vec::new(), occupations: Vec::new(), is_verified };
        return ctx.page("me/about.html", &page).await;
    }
    keep_as_typed(&mut form, &person);
    let (mut errors, origins, occupations) = form.resolve(&ctx);
    check_age(&ctx, &form, &mut errors);
    if !errors.is_empty() {
        let form = ctx.filled(&form, errors).that_switches_language();
        let page = Page { form, origins, occupations, is_verified };
        return ctx.invalid("me/about.html", &page).await;
    }
    let about = About {
        sex: form.sex(),
        birth: form.birth(),
        origin: form.origin().to_owned(),
        occupation: form.occupation().to_owned(),
    };
    let changed = person.describe(&ctx, about).await?;
    after(&ctx, &person, changed).await
}

/// Who holds a record of their own is no minor.
fn check_age(ctx: &Ctx, form: &Form, errors: &mut Errors) {
    let is_minor = |date| birth::judge(date, ctx.now().date_naive()) == Birth::Minor;
    if form.birth().is_some_and(is_minor) {
        errors.add("birth_year", "me-about-error-birth-minor");
    }
}
