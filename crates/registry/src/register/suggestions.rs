//! `/register/suggestions`: what a box offers while a person types; the page works without it. Posted, so that
//! what is typed stands in no address.

use accounts::Ctx;
use axum::Json;
use axum::response::{IntoResponse, Response};
use kit::clean::{de_code, de_line};
use kit::{Error, Result, form};
use serde::Deserialize;

use super::about::{
    Offer, offered_industries, offered_languages, offered_occupations, offered_origins, offered_specialties,
};

/// How many countries are offered.
const COUNTRIES: usize = 8;
/// Longest text that is looked for, in characters.
const LONGEST: usize = 60;

/// What is sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// `countries`, `origins`, `occupations`, `industries`, `specialties` or `languages`.
    #[serde(deserialize_with = "de_code")]
    pub list: String,
    /// What was typed so far.
    #[serde(deserialize_with = "de_line")]
    pub q: String,
}

/// Answers with a list of [`Offer`]s.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let (reference, locale) = (&ctx.app().reference, ctx.locale());
    let typed: String = form.q.chars().take(LONGEST).collect();
    let offers = match form.list.as_str() {
        "countries" => {
            let countries = reference.countries.suggest(&typed, locale, COUNTRIES).into_iter();
            let offer = |code: &str, name: &str| Offer {
                value: code.into(),
                label: name.into(),
                hint: String::new(),
            };
            countries.map(|country| offer(&country.code, country.name(locale))).collect()
        }
        "origins" => offered_origins(reference, &typed, locale),
        "occupations" => offered_occupations(reference, &typed, locale),
        "industries" => offered_industries(reference, &typed, locale),
        "specialties" => offered_specialties(reference, &typed, locale),
        "languages" => offered_languages(reference, &typed, locale),
        _ => return Err(Error::NotFound),
    };
    Ok(Json(offers).into_response())
}
