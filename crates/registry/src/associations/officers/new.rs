//! `/associations/{id}/officers/new`: the desk writes down who holds an office: a registered person, by number, or a name.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::Serialize;

use super::super::{Head, back};
use crate::association::{self, AssociationId};
use crate::association_officer::{self, Added, Form, Who};
use crate::name::has_letter;
use crate::person::{self, Status};
use crate::{guardianship, notice};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The association.
    pub association: Head,
    /// The form.
    pub form: Filled,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<AssociationId>) -> Result<Response> {
    let association = association::find_for(&ctx, id, Action::ManageAssociations).await?;
    let page = Page { association: Head::of(&ctx, &association), form: Filled::new(&Form::default()) };
    ctx.page("associations/officers/new.html", &page).await
}

/// Who is meant: the person of the typed number, whom the mission serves, or a name; or what is wrong is added to `errors`.
async fn who(ctx: &Ctx, form: &Form, errors: &mut Errors) -> Result<Option<(Who, Option<person::Model>)>> {
    if !form.number.is_empty() && !form.name.is_empty() {
        errors.add("name", "associations-officers-error-both");
        return Ok(None);
    }
    if form.number.is_empty() {
        if !has_letter(&form.name) {
            errors.add("name", "associations-officers-error-name");
            return Ok(None);
        }
        if form.sees_members == "yes" {
            errors.add("number", "associations-officers-error-registered");
        }
        return Ok(Some((Who::Named(form.name.clone()), None)));
    }
    let found = person::numbered_for(ctx, &form.number, Action::ManageAssociations).await?;
    match found.filter(|person| person.status.is_living()) {
        None => errors.add("number", "associations-officers-error-number"),
        Some(person) if guardianship::is_minor(&person, ctx.now().date_naive()) => {
            errors.add("number", "associations-officers-error-minor");
        }
        // What is told to nobody is written down of nobody: who is not verified has no mail of it.
        Some(person) if person.status != Status::Verified => {
            errors.add("number", "associations-officers-error-verified");
        }
        Some(person) => return Ok(Some((Who::Registered(person.id), Some(person)))),
    }
    Ok(None)
}

/// Writes it down. A registered person is told that something waits for them: they read it, and can say that it is not so.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<AssociationId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let association = association::find_for(&ctx, id, Action::ManageAssociations).await?;
    let (said, mut errors) = match form.read(ctx.now().date_naive()) {
        Ok(said) => (Some(said), Errors::default()),
        Err(errors) => (None, errors),
    };
    let who = who(&ctx, &form, &mut errors).await?;
    if let (Some(said), Some((who, person)), true) = (said, who, errors.is_empty()) {
        match association_officer::add(&ctx, id, who, &said).await? {
            Added::New => {
                if let Some(person) = person {
                    notice::waits_for(&ctx, person.id).await?;
                }
                return back(&ctx, id, Tone::Success, "associations-officers-added").await;
            }
            Added::Known => return back(&ctx, id, Tone::Notice, "associations-officers-known").await,
            Added::TooMany => errors.add("name", "associations-officers-error-many"),
        }
    }
    let page = Page { association: Head::of(&ctx, &association), form: ctx.filled(&form, errors) };
    ctx.invalid("associations/officers/new.html", &page).await
}
