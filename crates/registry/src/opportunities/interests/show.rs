//! `/opportunities/{id}/interests/{interest}`: what somebody sent to say that they are interested, and what became of it: the
//! department follows it to an outcome, with the value that was agreed.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_line, de_lines};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::super::{back, path};
use crate::opportunity::{self, OpportunityId, Shown, read_value};
use crate::opportunity_interest::{self, InterestId, Model, State};
use crate::person;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Address of the opportunity.
    pub back: String,
    /// The opportunity.
    pub opportunity: Shown,
    /// Their name.
    pub name: String,
    /// Their country.
    pub country: String,
    /// Their company, or empty.
    pub company: String,
    /// What they write.
    pub words_of: String,
    /// How they want to be reached.
    pub contact: String,
    /// When they said so.
    pub at: String,
    /// Where it stands.
    pub state: State,
    /// The form.
    pub form: Filled,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Code of a [`State`].
    #[serde(deserialize_with = "de_code")]
    pub to: String,
    /// What was agreed, in whole US dollars, as typed.
    #[serde(deserialize_with = "de_line")]
    pub value: String,
    /// What there is to note.
    #[serde(deserialize_with = "de_lines")]
    #[validate(length(max = 600, message = "opportunities-interests-error-note-long"))]
    pub note: String,
}

impl Form {
    fn of(row: &Model) -> Self {
        Self {
            to: if row.state == State::Expressed { String::new() } else { row.state.to_value() },
            value: row.value.map(|value| value.to_string()).unwrap_or_default(),
            note: row.note.clone(),
        }
    }

    /// Where it stands and the value that was agreed; or what is wrong.
    fn read(&self) -> Result<(State, Option<i64>), Errors> {
        let mut errors = Errors::of(self);
        let (value, to) = (read_value(&self.value), crate::company::one(&self.to));
        let state =
            to.filter(|to| [State::Contacted, State::Met, State::Agreed, State::Nothing].contains(to));
        match state {
            None => errors.add("to", "opportunities-interests-error-to"),
            Some(State::Agreed) if value.is_none() => {
                errors.add("value", "opportunities-interests-error-value");
            }
            Some(State::Agreed) => {}
            Some(_) if !self.value.is_empty() => {
                errors.add("value", "opportunities-interests-error-value-early");
            }
            Some(_) => {}
        }
        match state {
            Some(state) if errors.is_empty() => Ok((state, value)),
            _ => Err(errors),
        }
    }
}

async fn page(
    ctx: &Ctx,
    id: OpportunityId,
    (row, person): (&Model, &person::Model),
    form: Filled,
) -> Result<Page> {
    let opportunity = opportunity::find_for(ctx, id).await?;
    Ok(Page {
        back: path(id),
        opportunity: opportunity.shown(ctx),
        name: person.name_in(ctx.locale()),
        country: ctx.app().reference.countries.name(&person.country, ctx.locale()).to_owned(),
        company: row.company_name.clone(),
        words_of: row.words.clone(),
        contact: row.contact.clone(),
        at: row.at.to_rfc3339(),
        state: row.state,
        form,
    })
}

/// Shows it.
pub async fn get(ctx: Ctx, Path((id, interest)): Path<(OpportunityId, InterestId)>) -> Result<Response> {
    let (row, person) = opportunity_interest::find_for(&ctx, id, interest).await?;
    let page = page(&ctx, id, (&row, &person), Filled::new(&Form::of(&row))).await?;
    ctx.page("opportunities/interests/show.html", &page).await
}

/// Follows it.
pub async fn post(
    ctx: Ctx,
    Path((id, interest)): Path<(OpportunityId, InterestId)>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let (row, person) = opportunity_interest::find_for(&ctx, id, interest).await?;
    match form.read() {
        Ok((state, value)) => {
            let (tone, said) = match row.follow(&ctx, (state, value, &form.note)).await? {
                true => (Tone::Success, "opportunities-interests-followed"),
                false => (Tone::Notice, "me-details-unchanged"),
            };
            back(&ctx, id, tone, said).await
        }
        Err(errors) => {
            let page = page(&ctx, id, (&row, &person), ctx.filled(&form, errors)).await?;
            ctx.invalid("opportunities/interests/show.html", &page).await
        }
    }
}
