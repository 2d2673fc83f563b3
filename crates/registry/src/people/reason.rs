//! `/people/{id}/reason`: who follows a region says why they open a record; the audit keeps it, and its person reads it.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::clean::de_code;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Head, href};
use crate::person::{self, KIND, OPEN, PersonId, REASON};

/// Why a record is opened.
pub const REASONS: [&str; 5] =
    ["follow_up", "asked_by_person", "asked_by_mission", "complaint", "data_check"];

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Whose record.
    pub person: Head,
    /// The form.
    pub form: Filled,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// One of [`REASONS`].
    #[serde(deserialize_with = "de_code")]
    pub reason: String,
}

/// Asks for it.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::named_for(&ctx, id, Action::SeePeople).await?;
    ctx.record(Entry::done(OPEN).to(KIND, id.0).as_look());
    let page = Page { person: (&person).into(), form: Filled::new(&Form::default()) };
    ctx.page("people/reason.html", &page).await
}

/// Keeps it, and opens the record.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let person = person::named_for(&ctx, id, Action::SeePeople).await?;
    if REASONS.contains(&form.reason.as_str()) {
        ctx.record(Entry::done(REASON).to(KIND, id.0).with(json!({ "ground": form.reason })));
        return Ok(ctx.redirect(&href(id)));
    }
    ctx.record(Entry::done(OPEN).to(KIND, id.0).as_look());
    let mut errors = Errors::default();
    errors.add("reason", "people-reason-error");
    let page = Page { person: (&person).into(), form: ctx.filled(&form, errors) };
    ctx.invalid("people/reason.html", &page).await
}
