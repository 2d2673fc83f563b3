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
    /// The errors, where `country` has these camps.
    pub(crate) fn errors(&self, reference: &Reference, country: &str) -> Errors {
        let mut errors = Errors::default();
        let is_known = ["", NONE, OTHER].contains(&self.camp.as_str())
            || reference.camps.of(country).any(|row| row.id == self.camp);
        if !is_known {
            errors.add("camp", "register-camp-error-unknown");
        }
        errors
    }

    /// The camp as it is kept: an id, [`OTHER`], or empty.
    pub fn kept(&self) -> &str {
        if self.camp == NONE { "" } else { &self.camp }
    }
}

/// Whether the country has camps, so that the page is asked.
pub fn is_asked(reference: &Reference, country: &str) -> bool {
    reference.camps.of(country).next().is_some()
}

/// The camps of `country`, in the page's language.
pub(crate) fn offered(ctx: &Ctx, country: &str) -> Vec<Camp> {
    let camps = ctx.app().reference.camps.of(country);
    camps.map(|row| Camp { value: row.id.clone(), label: row.name(ctx.locale()).to_owned() }).collect()
}

fn page(ctx: &Ctx, country: &str, form: Filled) -> Page {
    let name = ctx.app().reference.countries.name(country, ctx.locale()).to_owned();
    Page { form, country: name, camps: offered(ctx, country) }
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
    let errors = form.errors(&ctx.app().reference, &country);
    if !errors.is_empty() {
        let form = refused(&ctx, &mut draft, "camp", &form, errors).await?;
        return ctx.invalid("register/camp.html", &page(&ctx, &country, form)).await;
    }
    draft.camp = Some(form);
    go_on(&ctx, &mut draft, "camp").await
}
