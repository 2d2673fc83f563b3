//! `/opportunities/{id}/matches/{expert}`: somebody of the bank whom an institution may need: the department asks them, through
//! the system. How they are reached they say themselves, with their yes.

use accounts::Ctx;
use axum::response::Response;
use kit::clean::de_lines;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use kit::{Error, Result};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::super::{back, path};
use super::wanted;
use crate::expert::fit::{Fit, fit};
use crate::expert::{ExpertId, Shown as Expert, bank};
use crate::opportunity::{Model, OpportunityId, Shown};
use crate::opportunity_interest::{self, Asked, State};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Address of the list.
    pub back: String,
    /// The opportunity.
    pub opportunity: Shown,
    /// Their name.
    pub name: String,
    /// Where they live.
    pub country: String,
    /// City, or empty.
    pub city: String,
    /// What they know and would give.
    pub expert: Expert,
    /// Why it may be they, and what speaks against it; none where it is not.
    pub fit: Option<Fit>,
    /// Whether they were asked or came themselves: they are not asked again.
    pub is_known: bool,
    /// Where it stands with them since then; none where they took it back.
    pub state: Option<State>,
    /// Whether it is open: else nobody can be asked yet, or any more.
    pub is_open: bool,
    /// The form.
    pub form: Filled,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// What is written to them.
    #[serde(deserialize_with = "de_lines")]
    #[validate(length(max = 600, message = "opportunities-matches-error-words-long"))]
    pub words: String,
}

impl Form {
    fn errors(&self) -> Errors {
        let mut errors = Errors::of(self);
        if self.words.is_empty() {
            errors.add("words", "opportunities-matches-error-words");
        }
        errors
    }
}

async fn page(ctx: &Ctx, row: &Model, one: &bank::Listed, form: Filled) -> Result<Page> {
    let reference = &ctx.app().reference;
    let said = (&one.expert.said(), one.expert.licence_seen_at.is_some());
    let interest = opportunity_interest::with(ctx, one.person.id, row.id).await?;
    Ok(Page {
        back: path(row.id) + "/matches",
        fit: fit(&row.wanted(), said, reference, ctx.now().date_naive()),
        is_known: interest.is_some(),
        state: interest.map(|interest| interest.state).filter(|state| *state != State::Withdrawn),
        is_open: row.is_open(ctx.now().date_naive()),
        opportunity: row.shown(ctx),
        name: one.person.name_in(ctx.locale()),
        country: reference.countries.name(&one.person.country, ctx.locale()).to_owned(),
        city: one.person.city.clone(),
        expert: one.expert.shown(ctx),
        form,
    })
}

/// Shows them.
pub async fn get(ctx: Ctx, Path((id, expert)): Path<(OpportunityId, ExpertId)>) -> Result<Response> {
    let (row, _) = wanted(&ctx, id).await?;
    let one = bank::find_listed(&ctx, expert).await?;
    let page = page(&ctx, &row, &one, Filled::new(&Form::default())).await?;
    ctx.page("opportunities/matches/show.html", &page).await
}

/// Asks them; once.
pub async fn post(
    ctx: Ctx,
    Path((id, expert)): Path<(OpportunityId, ExpertId)>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let (row, _) = wanted(&ctx, id).await?;
    let one = bank::find_listed(&ctx, expert).await?;
    let mut errors = form.errors();
    if errors.is_empty() {
        match opportunity_interest::ask(&ctx, one.person.id, &row, &form.words).await? {
            Asked::New => return back(&ctx, id, Tone::Success, "opportunities-matches-asked").await,
            Asked::Known => return back(&ctx, id, Tone::Notice, "opportunities-matches-known").await,
            Asked::NotOpen => return back(&ctx, id, Tone::Notice, "opportunities-matches-closed").await,
            // Not of age, or no longer verified: as who is not in the bank.
            Asked::NotVerified => return Err(Error::NotFound),
            Asked::TooMany => errors.add("words", "opportunities-matches-error-many"),
        }
    }
    let page = page(&ctx, &row, &one, ctx.filled(&form, errors)).await?;
    ctx.invalid("opportunities/matches/show.html", &page).await
}
