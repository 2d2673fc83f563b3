//! `/people/{id}/family/child`: the desk, which has the papers before it, registers the child of a person, or confirms that
//! they act for a child who is registered. Sent twice, it is one child.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::clean::de_code;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::super::Head;
use super::{back, minor_by_number};
use crate::child_request::{self, Typed};
use crate::guardianship::Evidence;
use crate::person::{self, Model, PersonId, Source, Status};
use crate::submission;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person who will act for the child.
    pub person: Head,
    /// Whether their own registration is verified, without which nothing is confirmed.
    pub is_verified: bool,
    /// The form.
    pub form: Filled,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// The form token.
    #[serde(deserialize_with = "de_code")]
    pub token: String,
    /// What is said of the child.
    #[serde(flatten)]
    pub child: Typed,
    /// Code of an [`Evidence`].
    #[serde(deserialize_with = "de_code")]
    pub evidence: String,
}

fn token() -> String {
    Uuid::from_bytes(kit::seal::random()).simple().to_string()
}

fn page(person: &Model, form: Filled) -> Page {
    Page { person: person.into(), is_verified: person.status == Status::Verified, form }
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::VerifyPerson).await?;
    let form = Filled::new(&Form { token: token(), ..Form::default() });
    ctx.page("people/family/child.html", &page(&person, form)).await
}

/// Key of what is said where it was not confirmed.
pub(super) fn error(not: child_request::Not) -> (&'static str, &'static str) {
    match not {
        child_request::Not::Decided => ("evidence", "people-requests-decided"),
        child_request::Not::Unverified => ("evidence", "people-family-error-unverified"),
        child_request::Not::NoMinor => ("number", "people-family-error-minor"),
        child_request::Not::Known => ("number", "people-family-error-known"),
        child_request::Not::Stopped => ("number", "people-family-error-stopped"),
        child_request::Not::Tie(not) => ("number", not.desk_key()),
    }
}

/// Registers the child.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(mut form): form::Form<Form>,
) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::VerifyPerson).await?;
    if submission::earlier(&ctx, &form.token, None).await? != submission::Earlier::None {
        return back(&ctx, id, Tone::Success, "people-family-child-done").await;
    }
    let mut errors = Errors::default();
    let said = form.child.read(&ctx).map_err(|wrong| errors.merge(wrong)).ok();
    let evidence = Evidence::from_code(&form.evidence);
    if evidence.is_none() {
        errors.add("evidence", "people-family-error-evidence");
    }
    if form.token.len() != 32 {
        errors.add("evidence", "people-new-error-again");
        form.token = token();
    }
    if let (Some(said), Some(evidence), true) = (said, evidence, errors.is_empty()) {
        let known = if said.number.is_empty() {
            None
        } else {
            minor_by_number(&ctx, &said.number, Action::VerifyPerson).await?
        };
        if known.is_none() && !said.number.is_empty() {
            errors.add("number", "people-family-error-number");
        } else {
            let how = (known.as_ref(), evidence, Source::Desk);
            match child_request::register(&ctx, &person, &said, how).await? {
                Ok(child) => {
                    submission::remember_token(&ctx, &form.token, child).await?;
                    return back(&ctx, id, Tone::Success, "people-family-child-done").await;
                }
                Err(not) => {
                    let (field, key) = error(not);
                    errors.add(field, key);
                }
            }
        }
    }
    let page = page(&person, ctx.filled(&form, errors));
    ctx.invalid("people/family/child.html", &page).await
}
