//! `/me/refugee`: UNRWA's number, the legal situation, and from where to where a member was displaced.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_line};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};

use super::super::own_or_leave;
use crate::person::{self, Model, Source};
use crate::refugee::{self, Displacement, Legal};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// Displacements, the oldest first.
    pub displacements: Vec<Displacement>,
}

/// What the member answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// UNRWA's number, in any writing.
    #[serde(deserialize_with = "de_line")]
    pub unrwa: String,
    /// Code of a [`Legal`], or `none`: rather not said.
    #[serde(deserialize_with = "de_code")]
    pub legal: String,
    /// As which the page was shown, a [`seen`]; empty: whatever stands.
    #[serde(deserialize_with = "de_code")]
    pub seen: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

async fn page(ctx: &Ctx, person: &Model, form: Filled) -> Result<Page> {
    let displacements = refugee::of(ctx, person.id).await?.displacements;
    Ok(Page { form: form.that_switches_language(), displacements })
}

/// What tells whether the papers of `person` changed since a page showed them.
async fn seen(ctx: &Ctx, person: &Model) -> Result<String> {
    let row = refugee::row_of(ctx.tx().await?, person.id).await?;
    Ok(row.map_or_else(|| "none".to_owned(), |row| row.updated_at.timestamp_micros().to_string()))
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let said = refugee::of(&ctx, person.id).await?;
    let legal = said.legal.map(|legal| legal.to_value()).unwrap_or_default();
    let form = Form { unrwa: said.unrwa, legal, seen: seen(&ctx, &person).await?, switch: String::new() };
    let page = page(&ctx, &person, Filled::new(&form)).await?;
    ctx.page("me/refugee/index.html", &page).await
}

/// Keeps it. What the desk wrote down meanwhile is not written over unseen.
pub async fn post(ctx: Ctx, form::Form(mut form): form::Form<Form>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    if !form.switch.is_empty() {
        let page = page(&ctx, &person, Filled::new(&form)).await?;
        return ctx.page("me/refugee/index.html", &page).await;
    }
    let mut errors = Errors::default();
    refugee::unrwa_errors(&mut errors, &form.unrwa);
    person::hold(ctx.tx().await?, person.id).await?;
    let stands = seen(&ctx, &person).await?;
    if errors.is_empty() && !form.seen.is_empty() && form.seen != stands {
        errors.add("unrwa", "me-refugee-error-changed");
        form.seen = stands;
    }
    if !errors.is_empty() {
        let page = page(&ctx, &person, ctx.filled(&form, errors)).await?;
        return ctx.invalid("me/refugee/index.html", &page).await;
    }
    let changed = refugee::keep(&ctx, &person, Source::Own, |said| {
        said.unrwa = refugee::read_unrwa(&form.unrwa).unwrap_or_default();
        said.legal = Legal::from_code(&form.legal);
    });
    let (tone, said) = if changed.await? {
        (Tone::Success, "me-refugee-done")
    } else {
        (Tone::Notice, "me-details-unchanged")
    };
    ctx.flash(tone, said).await?;
    Ok(ctx.redirect(&ctx.href("/me/refugee")))
}
