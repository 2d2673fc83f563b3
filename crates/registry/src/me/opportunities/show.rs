//! `/me/opportunities/{id}`: one opportunity; a member says that they are interested, or reads where that stands, or what they
//! are asked.

use accounts::Ctx;
use axum::response::Response;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use kit::{Error, Result};
use serde::Serialize;

use super::super::own_or_leave;
use super::path;
use crate::opportunity::{self, Kind, OpportunityId, Shown};
use crate::opportunity_interest::{self, Choice, Expressed, Form, Model, State, choices};
use crate::person::{self, Source};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Its address.
    pub here: String,
    /// The opportunity.
    pub opportunity: Shown,
    /// What the member said, or is asked; none where they said nothing, or took it back.
    pub interest: Option<Interest>,
    /// Whether it takes interest.
    pub is_open: bool,
    /// Whether the member may say that they are interested: not where they said so, or are asked.
    pub may_express: bool,
    /// The companies for which it may be said.
    pub companies: Vec<Choice>,
    /// The form.
    pub form: Filled,
}

/// What the member said, or is asked.
#[derive(Debug, Serialize)]
pub struct Interest {
    /// Where it stands.
    pub state: State,
    /// Whether it can be taken back.
    pub is_open: bool,
    /// When it was said; before that, when they were asked.
    pub at: String,
    /// What the department wrote to ask them; empty where they came themselves.
    pub asking: String,
    /// What they wrote.
    pub words: String,
    /// How they want to be reached.
    pub contact: String,
    /// For which company, or empty.
    pub company: String,
    /// What was agreed, in whole US dollars.
    pub value: Option<i64>,
    /// How many days of help they gave.
    pub days: Option<i32>,
}

impl Interest {
    fn of(row: Model, kind: Kind) -> Self {
        Self {
            state: row.state,
            is_open: row.state.may_be_taken_back(kind),
            at: row.at.to_rfc3339(),
            asking: row.asking,
            words: row.words,
            contact: row.contact,
            company: row.company_name,
            value: row.value,
            days: row.days,
        }
    }
}

/// What is open, or what the member said something to; all else is as absent.
async fn found(
    ctx: &Ctx,
    person: &person::Model,
    id: OpportunityId,
) -> Result<(opportunity::Model, Option<Model>, bool)> {
    let db = ctx.tx().await?;
    let interest = opportunity_interest::find_of(db, person.id, id).await?;
    if let Some(row) = opportunity::find_open(ctx, id).await? {
        return Ok((row, interest, true));
    }
    let row = if interest.is_some() { opportunity::find(db, id).await? } else { None };
    Ok((row.ok_or(Error::NotFound)?, interest, false))
}

async fn page(ctx: &Ctx, person: &person::Model, id: OpportunityId, form: Filled) -> Result<Page> {
    let (row, interest, is_open) = found(ctx, person, id).await?;
    let may_express = interest.as_ref().is_none_or(|row| row.state.may_be_said_anew());
    Ok(Page {
        here: ctx.href(&path(id)),
        opportunity: row.shown(ctx),
        interest: interest
            .filter(|row| row.state != State::Withdrawn)
            .map(|interest| Interest::of(interest, row.kind)),
        is_open,
        may_express,
        companies: choices(ctx, person.id).await?,
        form: form.that_switches_language(),
    })
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<OpportunityId>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let page = page(&ctx, &person, id, Filled::new(&Form::default())).await?;
    ctx.page("me/opportunities/show.html", &page).await
}

/// The member is interested; said twice, once.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<OpportunityId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    found(&ctx, &person, id).await?;
    if !form.switch.is_empty() {
        let page = page(&ctx, &person, id, Filled::new(&form)).await?;
        return ctx.page("me/opportunities/show.html", &page).await;
    }
    let wrong = match form.read(&choices(&ctx, person.id).await?) {
        Ok(said) => {
            let (tone, key) =
                match opportunity_interest::express(&ctx, person.id, id, &said, Source::Own).await? {
                    Expressed::New => (Tone::Success, "me-opportunities-expressed"),
                    Expressed::Known => (Tone::Notice, "me-opportunities-known"),
                    Expressed::Closed => (Tone::Notice, "me-opportunities-closed"),
                    Expressed::TooMany => return too_many(&ctx, &person, id, &form).await,
                };
            ctx.flash(tone, key).await?;
            return Ok(ctx.redirect(&ctx.href(&path(id))));
        }
        Err(wrong) => wrong,
    };
    let page = page(&ctx, &person, id, ctx.filled(&form, wrong)).await?;
    ctx.invalid("me/opportunities/show.html", &page).await
}

async fn too_many(ctx: &Ctx, person: &person::Model, id: OpportunityId, form: &Form) -> Result<Response> {
    let mut errors = Errors::default();
    errors.add("words", "me-opportunities-error-many");
    let page = page(ctx, person, id, ctx.filled(form, errors)).await?;
    ctx.invalid("me/opportunities/show.html", &page).await
}
