//! `/me/refugee/displacement`: a member says when, from where to where, and by what they were driven away.

use accounts::Ctx;
use axum::response::Response;
use chrono::Datelike;
use kit::Result;
use kit::clean::{de_code, de_line};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::super::own_or_leave;
use crate::person::Source;
use crate::refugee::{self, Cause, Displacement, LONGEST_PLACE, MOST};

/// The year before which nobody alive was displaced, nor their parents.
const EARLIEST: i32 = 1900;

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
    /// Code of a [`Cause`].
    #[serde(deserialize_with = "de_code")]
    pub cause: String,
    /// The year; or empty.
    #[serde(deserialize_with = "de_line")]
    pub year: String,
    /// From where.
    #[serde(deserialize_with = "de_line")]
    pub from: String,
    /// To where.
    #[serde(deserialize_with = "de_line")]
    pub to: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

impl Form {
    /// What it says, in the year `now`; or what is wrong with it.
    fn read(&self, now: i32) -> Result<Displacement, Errors> {
        let mut errors = Errors::default();
        let cause = Cause::from_code(&self.cause);
        if cause.is_none() {
            errors.add("cause", "me-refugee-displacement-error-cause");
        }
        let year = match self.year.parse::<i32>() {
            Ok(year) if (EARLIEST..=now).contains(&year) => Some(year),
            _ if self.year.is_empty() => None,
            _ => {
                errors.add("year", "me-refugee-displacement-error-year");
                None
            }
        };
        for (field, typed, none) in [
            ("from", &self.from, "me-refugee-displacement-error-from"),
            ("to", &self.to, "me-refugee-displacement-error-to"),
        ] {
            match typed.chars().count() {
                0 => errors.add(field, none),
                1..=LONGEST_PLACE => {}
                _ => errors.add(field, "me-refugee-displacement-error-long"),
            }
        }
        match cause {
            Some(cause) if errors.is_empty() => Ok(Displacement {
                id: Uuid::now_v7(),
                year,
                from: self.from.clone(),
                to: self.to.clone(),
                cause,
            }),
            _ => Err(errors),
        }
    }
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    if let Err(leave) = own_or_leave(&ctx).await? {
        return Ok(leave);
    }
    let form = Filled::new(&Form::default()).that_switches_language();
    ctx.page("me/refugee/displacement.html", &Page { form }).await
}

/// Keeps it; the same once.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    if !form.switch.is_empty() {
        let form = Filled::new(&form).that_switches_language();
        return ctx.page("me/refugee/displacement.html", &Page { form }).await;
    }
    let mut errors = match form.read(ctx.now().year()) {
        Ok(new) => {
            let known = refugee::of(&ctx, person.id).await?.displacements;
            let is_same = |one: &Displacement| {
                (one.year, &one.from, &one.to, one.cause) == (new.year, &new.from, &new.to, new.cause)
            };
            if known.len() < MOST || known.iter().any(is_same) {
                let add = |said: &mut refugee::Said| {
                    if !said.displacements.iter().any(is_same) {
                        said.displacements.push(new.clone());
                    }
                };
                refugee::keep(&ctx, &person, Source::Own, add).await?;
                ctx.flash(Tone::Success, "me-refugee-done").await?;
                return Ok(ctx.redirect(&ctx.href("/me/refugee")));
            }
            Errors::default()
        }
        Err(errors) => errors,
    };
    if errors.is_empty() {
        errors.add("cause", "me-refugee-displacement-error-many");
    }
    let form = ctx.filled(&form, errors).that_switches_language();
    ctx.invalid("me/refugee/displacement.html", &Page { form }).await
}
