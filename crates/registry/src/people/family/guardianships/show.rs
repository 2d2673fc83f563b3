//! `/people/{id}/family/guardianships/{guardianship}`: who acts for a child: the mission stops it at a court's word, lets it
//! go on, or ends it.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_line};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::{Deserialize, Serialize};
use serde_json::json;
use validator::Validate;

use super::super::super::Head;
use super::super::back;
use crate::guardianship::{self, Basis, Ended, Evidence, GuardianshipId, Model, Stopped};
use crate::person::{self, PersonId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The child.
    pub person: Head,
    /// The guardian; none where they live outside the viewer's countries.
    pub guardian: Option<Head>,
    /// On what it rests.
    pub basis: Basis,
    /// The papers that were seen.
    pub evidence: Evidence,
    /// When it was confirmed.
    pub confirmed: String,
    /// Who has stopped it.
    pub stopped: Option<Stopped>,
    /// Since when; or empty.
    pub stopped_at: String,
    /// Why it is over.
    pub ended: Option<Ended>,
    /// What the mission wrote down; or empty.
    pub reason: String,
    /// The form.
    pub form: Filled,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// `stop`, `resume` or `end`.
    #[serde(deserialize_with = "de_code")]
    pub to: String,
    /// On what paper that rests.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 500, message = "people-error-reason-long"))]
    pub reason: String,
}

async fn page(ctx: &Ctx, child: &person::Model, row: &Model, form: Filled) -> Result<Page> {
    let guardian = person::listed_for(ctx, &[row.guardian_id.0], Action::SeePeople).await?;
    if !guardian.is_empty() {
        ctx.record(Entry::done("family.list").with(json!({ "rows": 1 })).showing([row.guardian_id.0]));
    }
    let reads = ctx.staff()?.decide(Action::VerifyPerson).reads(&guardianship::TABLE, "reason");
    Ok(Page {
        person: child.into(),
        guardian: guardian.first().map(Head::from),
        basis: row.basis,
        evidence: row.evidence,
        confirmed: row.confirmed_at.to_rfc3339(),
        stopped: row.stopped,
        stopped_at: row.stopped_at.map(|at| at.to_rfc3339()).unwrap_or_default(),
        ended: row.ended,
        reason: if reads { row.reason(ctx).await? } else { String::new() },
        form,
    })
}

/// Shows it.
pub async fn get(ctx: Ctx, Path((id, row)): Path<(PersonId, GuardianshipId)>) -> Result<Response> {
    let child = person::find_for(&ctx, id, Action::VerifyPerson).await?;
    let row = guardianship::find_of(&ctx, id, row).await?;
    let page = page(&ctx, &child, &row, Filled::new(&Form::default())).await?;
    ctx.page("people/family/guardianships/show.html", &page).await
}

/// Does what was chosen.
pub async fn post(
    ctx: Ctx,
    Path((id, row)): Path<(PersonId, GuardianshipId)>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let child = person::find_for(&ctx, id, Action::VerifyPerson).await?;
    let row = guardianship::find_of(&ctx, id, row).await?;
    let mut errors = Errors::of(&form);
    if !["stop", "resume", "end"].contains(&form.to.as_str()) {
        errors.add("to", "people-family-guardianships-error-to");
    }
    if form.reason.is_empty() {
        errors.add("reason", "people-family-guardianships-error-reason");
    }
    if !errors.is_empty() {
        let page = page(&ctx, &child, &row, ctx.filled(&form, errors)).await?;
        return ctx.invalid("people/family/guardianships/show.html", &page).await;
    }
    let is_done = match form.to.as_str() {
        "stop" => row.stop(&ctx, Stopped::Court, ctx.staff()?.id.0, &form.reason).await?,
        "resume" => row.let_go_on(&ctx, &form.reason).await?,
        _ => row.end(&ctx, &form.reason).await?,
    };
    let (tone, said) = if is_done {
        (Tone::Success, "people-family-guardianships-done")
    } else {
        (Tone::Notice, "people-family-guardianships-not")
    };
    back(&ctx, id, tone, said).await
}
