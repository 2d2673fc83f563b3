//! `/people/{id}/interest`: the desk writes down that a person is interested in an opportunity.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::Serialize;

use super::{Head, back};
use crate::opportunity::{self, OpportunityId};
use crate::opportunity_interest::{self, Choice, Expressed, Form, choices};
use crate::person::{self, Model, PersonId, Source};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// What is open.
    pub opportunities: Vec<Open>,
    /// The companies for which it may be said.
    pub companies: Vec<Choice>,
    /// The form.
    pub form: Filled,
}

/// Something that is open.
#[derive(Debug, Serialize)]
pub struct Open {
    /// What is sent.
    pub value: OpportunityId,
    /// Its title.
    pub label: String,
}

async fn page(ctx: &Ctx, person: &Model, form: Filled) -> Result<Page> {
    let open = opportunity::open(ctx).await?;
    Ok(Page {
        person: person.into(),
        opportunities: open.iter().map(|row| Open { value: row.id, label: row.shown(ctx).title }).collect(),
        companies: choices(ctx, person.id).await?,
        form,
    })
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let page = page(&ctx, &person, Filled::new(&Form::default())).await?;
    ctx.page("people/interest.html", &page).await
}

/// Keeps it; the same once.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let opportunity = match form.opportunity.parse() {
        Ok(opportunity) => opportunity::find_open(&ctx, opportunity).await?,
        Err(_) => None,
    };
    let read = form.read(&choices(&ctx, id).await?);
    let errors = match (opportunity, read) {
        (Some(opportunity), Ok(said)) => {
            match opportunity_interest::express(&ctx, id, opportunity.id, &said, Source::Desk).await? {
                Expressed::New => return back(&ctx, id, Tone::Success, "people-interest-done").await,
                Expressed::Known => return back(&ctx, id, Tone::Notice, "people-interest-known").await,
                Expressed::TooMany => {
                    let mut errors = Errors::default();
                    errors.add("opportunity", "me-opportunities-error-many");
                    errors
                }
                Expressed::Closed => not_open(Errors::default()),
            }
        }
        (Some(_), Err(errors)) => errors,
        (None, read) => not_open(read.err().unwrap_or_default()),
    };
    let page = page(&ctx, &person, ctx.filled(&form, errors)).await?;
    ctx.invalid("people/interest.html", &page).await
}

fn not_open(mut errors: Errors) -> Errors {
    errors.add("opportunity", "people-interest-error-opportunity");
    errors
}
