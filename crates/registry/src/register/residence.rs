//! `/register/residence`: the country and city in which the person lives.

use accounts::Ctx;
use accounts::reference::{Countries, Found};
use axum::response::Response;
use kit::clean::{de_code, de_line};
use kit::form::{self, Errors, Filled};
use kit::{Locale, Result};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{draft_or_start, go_on, refused, switched};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// Countries that the typed name may mean.
    pub suggestions: Vec<Suggestion>,
}

/// A country that the typed name may mean.
#[derive(Debug, Serialize)]
pub struct Suggestion {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    /// Name in the page's language.
    pub name: String,
}

/// What the person answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// The country, by any name.
    #[serde(deserialize_with = "de_line")]
    pub country: String,
    /// The country chosen from several; once the page is answered, the country meant.
    #[serde(deserialize_with = "de_code")]
    pub country_code: String,
    /// The city.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 100, message = "register-residence-error-city-long"))]
    pub city: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

impl Form {
    /// Finds out which country is meant and keeps it in `country_code`; returns the errors and the
    /// countries to choose from.
    pub(crate) fn resolve(&mut self, countries: &Countries, locale: Locale) -> (Errors, Vec<Suggestion>) {
        let mut errors = Errors::of(self);
        let mut suggestions = Vec::new();
        match countries.find(&self.country) {
            Found::One(code) => self.country_code = code,
            Found::Several(codes) if codes.contains(&self.country_code) => {}
            Found::Several(codes) => {
                self.country_code.clear();
                errors.add("country_code", "register-residence-error-country-several");
                suggestions = codes
                    .into_iter()
                    .map(|code| Suggestion { name: countries.name(&code, locale).to_owned(), code })
                    .collect();
            }
            Found::None if self.country.is_empty() => {
                errors.add("country", "register-residence-error-country-none");
            }
            Found::None => {
                let typed: String = self.country.chars().take(60).collect();
                errors.add_with(
                    "country",
                    "register-residence-error-country-unknown",
                    vec![("typed", typed)],
                );
            }
        }
        (errors, suggestions)
    }
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let draft = match draft_or_start(&ctx).await? {
        Ok(draft) => draft,
        Err(start) => return Ok(start),
    };
    let form = draft.shown("residence", draft.residence.as_ref());
    ctx.page("register/residence.html", &Page { form, suggestions: Vec::new() }).await
}

/// Keeps the answer.
pub async fn post(ctx: Ctx, form::Form(mut form): form::Form<Form>) -> Result<Response> {
    let mut draft = match draft_or_start(&ctx).await? {
        Ok(draft) => draft,
        Err(start) => return Ok(start),
    };
    if let Some(again) = switched(&ctx, &mut draft, "residence", &form, &form.switch).await? {
        return Ok(again);
    }
    let (errors, suggestions) = form.resolve(&ctx.app().reference.countries, ctx.locale());
    if !errors.is_empty() {
        let form = refused(&ctx, &mut draft, "residence", &form, errors).await?;
        return ctx.invalid("register/residence.html", &Page { form, suggestions }).await;
    }
    // Camps are those of a country.
    if draft.residence.as_ref().is_some_and(|known| known.country_code != form.country_code) {
        draft.camp = None;
    }
    draft.residence = Some(form);
    go_on(&ctx, &mut draft, "residence").await
}
