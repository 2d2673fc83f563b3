//! `/register/camp`: the refugee camp in which the person lives; asked in the countries that have camps.

use accounts::Ctx;
use accounts::reference::Reference;
use axum::response::Response;
use kit::Result;
use kit::clean::de_code;
use kit::form::{self, Errors, Filled};
use serde::{Deserialize, Serialize};

use super::{draft_or_start, go_on, refused, switched};

/// Not in a camp.
const NONE: &str = "none";
/// In a camp or gathering that the list does not have; kept in the place of an id.
pub const OTHER: &str = "other";

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

/// A camp.
#[derive(Debug, Serialize)]
pub struct Camp {
    /// Its id.
    pub value: String,
    /// Its name in the page's language.
    pub label: String,
}

/// What the person answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// [`NONE`], an id of `camps.csv`, [`OTHER`], or empty: not answered.
    #[serde(deserialize_with = "de_code")]
    pub camp: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

impl Form {
    /// The camp as it is kept: an id, [`OTHER`], or empty.
    pub fn kept(&self) -> &str {
        if self.camp == NONE { "" } else { &self.camp }
    }
}

/// Whether the country has camps, so that the page is asked.
pub fn is_asked(reference: &Reference, country: &str) -> bool {
    reference.camps.of(country).next().is_some()
}

fn page(ctx: &Ctx, country: &str, form: Filled) -> Page {
    let (reference, locale) = (&ctx.app().reference, ctx.locale());
    let camps = reference.camps.of(country);
    Page {
        form,
        country: reference.countries.name(country, locale).to_owned(),
        camps: camps.map(|row| Camp { value: row.id.clone(), label: row.name(locale).to_owned() }).collect(),
    }
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let draft = match draft_or_start(&ctx).await? {
        Ok(draft) => draft,
        Err(start) => return Ok(start),
    };
    let country =
        draft.residence.as_ref().map(|residence| residence.country_code.clone()).unwrap_or_default();
    if !is_asked(&ctx.app().reference, &country) {
        return Ok(ctx.redirect(&ctx.href(draft.next_page(&ctx.app().reference))));
    }
    let form = draft.shown("camp", draft.camp.as_ref());
    ctx.page("register/camp.html", &page(&ctx, &country, form)).await
}

/// Keeps the answer.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let mut draft = match draft_or_start(&ctx).await? {
        Ok(draft) => draft,
        Err(start) => return Ok(start),
    };
    if let Some(again) = switched(&ctx, &mut draft, "camp", &form, &form.switch).await? {
        return Ok(again);
    }
    let country =
        draft.residence.as_ref().map(|residence| residence.country_code.clone()).unwrap_or_default();
    let camps = &ctx.app().reference.camps;
    let known =
        ["", NONE, OTHER].contains(&form.camp.as_str()) || camps.of(&country).any(|row| row.id == form.camp);
    if !known {
        let mut errors = Errors::default();
        errors.add("camp", "register-camp-error-unknown");
        let form = refused(&ctx, &mut draft, "camp", &form, errors).await?;
        return ctx.invalid("register/camp.html", &page(&ctx, &country, form)).await;
    }
    draft.camp = Some(form);
    go_on(&ctx, &mut draft, "camp").await
}
