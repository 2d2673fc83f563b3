//! `/me/expertise`: what a member knows, and would give of it to institutions in Palestine.

pub mod directory;
pub mod edit;
pub mod index;
pub mod removal;

use accounts::Ctx;
use axum::response::Response;
use kit::flash::Tone;
use kit::form::{Errors, Filled};
use kit::{Error, Result};
use serde::Serialize;

use super::own_or_leave;
use crate::expert::{self, Form, Kept, Model, Offers, TICKED};
use crate::person::{self, Source};
use crate::register::about::{Offer, plain};

const HERE: &str = "/me/expertise";

/// The member who asks; or the answer that ends the session.
async fn member(ctx: &Ctx) -> Result<Result<person::Model, Response>> {
    own_or_leave(ctx).await
}

/// What is kept of the member who asks, while nobody else changes it; or the answer that ends the session. None is as absent.
async fn kept(ctx: &Ctx) -> Result<Result<(person::Model, Model), Response>> {
    let person = match member(ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(Err(leave)),
    };
    let row = expert::held(ctx, person.id).await?.ok_or(Error::NotFound)?;
    Ok(Ok((person, row)))
}

/// Says what was done, on the page of what is kept.
async fn back(ctx: &Ctx, (tone, said): (Tone, &str)) -> Result<Response> {
    ctx.flash(tone, said).await?;
    Ok(ctx.redirect(&ctx.href(HERE)))
}

/// The form about somebody's expertise, as the pages show it.
#[derive(Debug, Serialize)]
pub struct Asked {
    /// The form.
    pub form: Filled,
    /// What there is to choose from.
    pub offers: Offers,
    /// Languages to tick: those of most people, and those that were ticked before.
    pub ticked: Vec<Offer>,
}

impl Asked {
    fn new(ctx: &Ctx, form: &Form, filled: Filled, offers: Offers) -> Self {
        let known = TICKED.into_iter().chain(form.languages.iter().map(String::as_str));
        let mut ticked: Vec<Offer> = Vec::new();
        for code in known {
            let row = ctx.app().reference.languages.get(code);
            if let Some(row) = row.filter(|row| ticked.iter().all(|offer| offer.value != row.id)) {
                ticked.push(plain(row, ctx.locale()));
            }
        }
        Self { form: filled.that_switches_language(), offers, ticked }
    }

    /// `form`, untouched.
    pub(crate) fn of(ctx: &Ctx, form: &Form) -> Self {
        Self::new(ctx, form, Filled::new(form), Offers::default())
    }

    /// `form` with what is wrong with it.
    pub(crate) fn wrong(ctx: &Ctx, form: &Form, (errors, offers): (Errors, Offers)) -> Self {
        Self::new(ctx, form, ctx.filled(form, errors), offers)
    }
}

/// The form as it stands for `person`, with the revision of what is kept.
pub(crate) async fn form_of(ctx: &Ctx, person: &person::Model) -> Result<Form> {
    Ok(match expert::of(ctx.tx().await?, person.id).await? {
        Some(row) => Form::of(ctx, &row),
        None => Form::start(ctx, person),
    })
}

/// Keeps what `form` says of `person`: what is told of it; or what is wrong.
pub(crate) async fn keep(
    ctx: &Ctx,
    person: &person::Model,
    form: &mut Form,
    source: Source,
) -> Result<Result<(Tone, &'static str), (Errors, Offers)>> {
    let typed = form.clone();
    let said = match form.read(ctx) {
        Ok(said) => said,
        Err(wrong) => return Ok(Err(wrong)),
    };
    Ok(match expert::keep(ctx, person, &said, form.revision(), source).await? {
        Kept::Now => Ok((Tone::Success, "me-expertise-kept")),
        Kept::Unchanged => Ok((Tone::Notice, "me-details-unchanged")),
        Kept::Changed => {
            // Saved once more, what was typed holds.
            let now = expert::of(ctx.tx().await?, person.id).await?;
            form.keep_as_typed(&typed);
            form.seen = now.map(|row| row.revision.to_string()).unwrap_or_default();
            let mut errors = Errors::default();
            errors.add("profession", "me-expertise-error-changed");
            Err((errors, Offers::default()))
        }
    })
}

/// What is told once `row` is listed or not; nothing changed where it was so before.
pub(crate) async fn say(ctx: &Ctx, row: &Model, is_listed: bool) -> Result<(Tone, &'static str)> {
    let is_new = row.list(ctx, is_listed).await?;
    Ok(match (is_new, is_listed) {
        (false, _) => (Tone::Notice, "me-details-unchanged"),
        (true, true) => (Tone::Success, "me-expertise-listed"),
        (true, false) => (Tone::Success, "me-expertise-unlisted"),
    })
}
