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
use crate::opportunity::{self, Kind, OpportunityId, Shown, read_value};
use crate::opportunity_interest::{self, InterestId, Model, State, Step};
use crate::person;

/// As many days of help as are read: ten years. What is more is mistyped.
const MOST_DAYS: i32 = 3660;

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
    /// When they said so; before that, when they were asked.
    pub at: String,
    /// What the department wrote to ask them; empty where they came themselves.
    pub asking: String,
    /// Where it stands.
    pub state: State,
    /// Whether it is to be followed: not before they have said yes.
    pub is_followed: bool,
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
    /// How many days of help were given, as typed; asked of experts alone.
    #[serde(deserialize_with = "de_code")]
    pub days: String,
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
            days: row.days.map(|days| days.to_string()).unwrap_or_default(),
            note: row.note.clone(),
        }
    }

    /// Where it stands, with the value that was agreed or the days of help, of an opportunity of this kind; or what is wrong.
    fn read(&self, kind: Kind) -> Result<Step<'_>, Errors> {
        let mut errors = Errors::of(self);
        let steps = match kind {
            Kind::Investment | Kind::Project => {
                &[State::Contacted, State::Met, State::Agreed, State::Nothing][..]
            }
            Kind::Expertise => &[State::Contacted, State::Met, State::Agreed, State::Done, State::Nothing],
        };
        let state = crate::company::one(&self.to).filter(|to| steps.contains(to));
        let (mut value, mut days) = (None, None);
        match (state, kind) {
            (None, _) => errors.add("to", "opportunities-interests-error-to"),
            (Some(state), Kind::Expertise) => days = self.read_days(state, &mut errors),
            (Some(state), _) => value = self.read_value(state, &mut errors),
        }
        match state {
            Some(state) if errors.is_empty() => Ok(Step { state, value, days, note: &self.note }),
            _ => Err(errors),
        }
    }

    /// The value, which is asked once they agreed.
    fn read_value(&self, state: State, errors: &mut Errors) -> Option<i64> {
        let value = read_value(&self.value);
        match state {
            State::Agreed if value.is_none() => errors.add("value", "opportunities-interests-error-value"),
            State::Agreed => return value,
            _ if !self.value.is_empty() => errors.add("value", "opportunities-interests-error-value-early"),
            _ => {}
        }
        None
    }

    /// The days, which are asked once the help was given.
    fn read_days(&self, state: State, errors: &mut Errors) -> Option<i32> {
        let days = self.days.parse().ok().filter(|days| (1..=MOST_DAYS).contains(days));
        match state {
            State::Done if days.is_none() => errors.add("days", "opportunities-interests-error-days"),
            State::Done => return days,
            _ if !self.days.is_empty() => errors.add("days", "opportunities-interests-error-days-early"),
            _ => {}
        }
        None
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
        asking: row.asking.clone(),
        state: row.state,
        is_followed: row.state.may_be_followed(),
        form,
    })
}

/// Shows it.
pub async fn get(ctx: Ctx, Path((id, interest)): Path<(OpportunityId, InterestId)>) -> Result<Response> {
    let (row, person) = opportunity_interest::find_for(&ctx, id, interest).await?;
    let page = page(&ctx, id, (&row, &person), Filled::new(&Form::of(&row))).await?;
    ctx.page("opportunities/interests/show.html", &page).await
}

/// Follows it, once the person has said yes.
pub async fn post(
    ctx: Ctx,
    Path((id, interest)): Path<(OpportunityId, InterestId)>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let (row, person) = opportunity_interest::find_for(&ctx, id, interest).await?;
    if !row.state.may_be_followed() {
        return back(&ctx, id, Tone::Notice, "opportunities-interests-waits").await;
    }
    let opportunity = opportunity::find_for(&ctx, id).await?;
    match form.read(opportunity.kind) {
        Ok(step) => {
            let (tone, said) = match row.follow(&ctx, step).await? {
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
