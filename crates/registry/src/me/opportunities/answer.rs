//! `/me/opportunities/{id}/answer`: the member whom the department asks reads what it wrote, and says yes or no.

use accounts::Ctx;
use axum::response::Response;
use kit::clean::{de_code, de_line, de_lines};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use kit::{Error, Result};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::super::own_or_leave;
use super::path;
use crate::opportunity::{self, OpportunityId, Shown};
use crate::opportunity_interest::{self, Model, Said, State};
use crate::person::PersonId;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Address of the opportunity.
    pub back: String,
    /// The opportunity.
    pub opportunity: Shown,
    /// What the department wrote.
    pub asking: String,
    /// When.
    pub at: String,
    /// The form.
    pub form: Filled,
}

/// What is answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// `yes` or `no`.
    #[serde(deserialize_with = "de_code")]
    pub answer: String,
    /// What the member has to say, or empty; kept with a yes alone.
    #[serde(deserialize_with = "de_lines")]
    #[validate(length(max = 600, message = "me-opportunities-error-words-long"))]
    pub words: String,
    /// With a yes, how the member wants to be reached.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 120, message = "me-opportunities-error-contact-long"))]
    pub contact: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

impl Form {
    /// What is said with a yes, nothing with a no; or what is wrong.
    fn read(&self) -> Result<Option<Said>, Errors> {
        let mut errors = Errors::of(self);
        let is_yes = self.answer == "yes";
        if !is_yes && self.answer != "no" {
            errors.add("answer", "me-opportunities-error-answer");
        }
        if is_yes && self.contact.is_empty() {
            errors.add("contact", "me-opportunities-error-contact");
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let said = Said { words: self.words.clone(), contact: self.contact.clone(), company: None };
        Ok(is_yes.then_some(said))
    }
}

/// What the member was asked; where they never were, the answer is the same as for what there is not.
async fn asked(ctx: &Ctx, person: PersonId, id: OpportunityId) -> Result<(opportunity::Model, Model)> {
    let db = ctx.tx().await?;
    let row = opportunity_interest::find_of(db, person, id).await?;
    let row = row.filter(|row| row.asked_by.is_some()).ok_or(Error::NotFound)?;
    Ok((opportunity::find(db, id).await?.ok_or(Error::NotFound)?, row))
}

fn page(ctx: &Ctx, (opportunity, row): (&opportunity::Model, Model), form: Filled) -> Page {
    Page {
        back: ctx.href(&path(opportunity.id)),
        opportunity: opportunity.shown(ctx),
        asking: row.asking,
        at: row.at.to_rfc3339(),
        form: form.that_switches_language(),
    }
}

/// Shows it, as long as the member has not answered.
pub async fn get(ctx: Ctx, Path(id): Path<OpportunityId>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let (opportunity, row) = asked(&ctx, person.id, id).await?;
    if row.state != State::Asked {
        return Err(Error::NotFound);
    }
    let page = page(&ctx, (&opportunity, row), Filled::new(&Form::default()));
    ctx.page("me/opportunities/answer.html", &page).await
}

/// Takes the answer, once: whoever sends it twice is told that they have answered.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<OpportunityId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let (opportunity, row) = asked(&ctx, person.id, id).await?;
    let is_waiting = row.state == State::Asked;
    if is_waiting && !form.switch.is_empty() {
        let page = page(&ctx, (&opportunity, row), Filled::new(&form));
        return ctx.page("me/opportunities/answer.html", &page).await;
    }
    let (tone, said) = match form.read() {
        _ if !is_waiting => (Tone::Notice, "me-opportunities-answer-known"),
        Ok(said) => match (row.answer(&ctx, said.as_ref()).await?, said) {
            (true, Some(_)) => (Tone::Success, "me-opportunities-answer-accepted"),
            (true, None) => (Tone::Success, "me-opportunities-answer-declined"),
            (false, Some(_)) => (Tone::Notice, "me-opportunities-closed"),
            (false, None) => (Tone::Notice, "me-opportunities-answer-known"),
        },
        Err(errors) => {
            let page = page(&ctx, (&opportunity, row), ctx.filled(&form, errors));
            return ctx.invalid("me/opportunities/answer.html", &page).await;
        }
    };
    ctx.flash(tone, said).await?;
    Ok(ctx.redirect(&ctx.href(&path(id))))
}
