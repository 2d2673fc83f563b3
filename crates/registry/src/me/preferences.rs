//! `/me/preferences`: in which language a member is written to, how they would rather be reached, and with which
//! digits Arabic pages show numbers.

use accounts::Ctx;
use axum::response::Response;
use kit::clean::de_code;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::format::Digits;
use kit::{Locale, Result};
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};

use super::own_or_leave;
use crate::person::{Channel, Model, Preferences};

/// The choice of no channel.
const ANY: &str = "any";

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
}

/// What the member answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Language of letters, by code.
    #[serde(deserialize_with = "de_code")]
    pub language: String,
    /// A [`Channel`], or [`ANY`].
    #[serde(deserialize_with = "de_code")]
    pub channel: String,
    /// `western` or `arabic`.
    #[serde(deserialize_with = "de_code")]
    pub digits: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

impl From<&Model> for Form {
    fn from(person: &Model) -> Self {
        Self {
            language: person.locale.code().to_owned(),
            channel: person.channel.map_or(ANY.to_owned(), |channel| channel.to_value()),
            digits: person.digits.to_value(),
            switch: String::new(),
        }
    }
}

impl Form {
    /// What was answered, or what is missing.
    fn read(&self) -> Result<Preferences, Errors> {
        let mut errors = Errors::default();
        let locale = Locale::from_code(&self.language);
        if locale.is_none() {
            errors.add("language", "register-contact-error-language");
        }
        let channel = match self.channel.as_str() {
            ANY => Ok(None),
            channel => Channel::try_from_value(&channel.to_owned()).map(Some),
        };
        if channel.is_err() {
            errors.add("channel", "me-preferences-error-channel");
        }
        let digits = Digits::try_from_value(&self.digits);
        if digits.is_err() {
            errors.add("digits", "me-preferences-error-digits");
        }
        match (locale, channel, digits) {
            (Some(locale), Ok(channel), Ok(digits)) => Ok(Preferences { locale, channel, digits }),
            _ => Err(errors),
        }
    }
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let form = Filled::new(&Form::from(&person)).that_switches_language();
    ctx.page("me/preferences.html", &Page { form }).await
}

/// Keeps the answers.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    if !form.switch.is_empty() {
        let form = Filled::new(&form).that_switches_language();
        return ctx.page("me/preferences.html", &Page { form }).await;
    }
    match form.read() {
        Ok(preferences) => {
            person.prefer(&ctx, preferences).await?;
            ctx.flash(Tone::Success, "me-preferences-done").await?;
            Ok(ctx.redirect(&ctx.href("/me/preferences")))
        }
        Err(errors) => {
            let form = ctx.filled(&form, errors).that_switches_language();
            ctx.invalid("me/preferences.html", &Page { form }).await
        }
    }
}
