//! `/people/{id}/family/tie`: the desk ties two people of its countries, who both say so before it or whose papers do.
//! People of other countries agree by an invitation.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_line, de_yes};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::{Deserialize, Serialize};

use super::super::Head;
use super::{back, by_number};
use crate::person::{self, PersonId, Source};
use crate::tie::{self, Role};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// The form.
    pub form: Filled,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Registry number of the other, in any writing.
    #[serde(deserialize_with = "de_line")]
    pub number: String,
    /// Code of a [`Role`]: what the other is to the person.
    #[serde(deserialize_with = "de_code")]
    pub role: String,
    /// `yes` or `no`: they live under one roof.
    #[serde(deserialize_with = "de_code")]
    pub together: String,
    /// "yes": both have said so, or the papers were seen.
    #[serde(deserialize_with = "de_yes")]
    pub seen: String,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let page = Page { person: (&person).into(), form: Filled::new(&Form::default()) };
    ctx.page("people/family/tie.html", &page).await
}

/// Ties them.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let mut errors = Errors::default();
    let role = Role::from_code(&form.role);
    let other = by_number(&ctx, &form.number, Action::EditPerson).await?;
    if other.is_none() {
        errors.add("number", "people-family-tie-error-number");
    }
    if role.is_none() {
        errors.add("role", "me-family-invitation-error-role");
    }
    if !["yes", "no"].contains(&form.together.as_str()) {
        errors.add("together", "me-family-error-together");
    }
    if form.seen != "yes" {
        errors.add("seen", "people-family-tie-error-seen");
    }
    if let (Some(role), Some(other), true) = (role, other, errors.is_empty()) {
        let said = (form.together == "yes", Source::Desk);
        match tie::keep(&ctx, (&person, &other), role, said).await? {
            Ok(()) => return back(&ctx, id, Tone::Success, "people-family-tie-done").await,
            Err(not) => errors.add("number", not.desk_key()),
        }
    }
    let page = Page { person: (&person).into(), form: ctx.filled(&form, errors) };
    ctx.invalid("people/family/tie.html", &page).await
}
