//! `/associations/{id}/officers/{officer}`: the desk corrects an office: which it is, from when to when, what it lets see.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::Serialize;

use super::super::{Head, back, changed_since, is_changed};
use super::kept;
use crate::association::{self, AssociationId};
use crate::association_officer::{self, Form, Model, OfficerId};
use crate::name::has_letter;
use crate::notice;
use crate::person::{self, Status};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The association.
    pub association: Head,
    /// Who holds the office.
    pub name: String,
    /// Whether they are registered, and so may see members.
    pub is_registered: bool,
    /// The form.
    pub form: Filled,
}

fn page(ctx: &Ctx, (association, row): (&association::Model, &Model), name: String, form: Filled) -> Page {
    Page { association: Head::of(ctx, association), name, is_registered: row.person_id.is_some(), form }
}

/// Shows it.
pub async fn get(ctx: Ctx, Path((id, officer)): Path<(AssociationId, OfficerId)>) -> Result<Response> {
    let (association, row, name) = kept(&ctx, id, officer).await?;
    let page = page(&ctx, (&association, &row), name, Filled::new(&Form::of(&row)));
    ctx.page("associations/officers/show.html", &page).await
}

/// Whether who holds the office of `row` is verified, and so may see members.
async fn is_verified(ctx: &Ctx, row: &Model) -> Result<bool> {
    let Some(id) = row.person_id else { return Ok(false) };
    let person = person::for_index(ctx.tx().await?, &[id]).await?.pop();
    Ok(person.is_some_and(|person| person.status == Status::Verified))
}

/// Keeps it. What was said anew meanwhile is not written over unseen.
pub async fn post(
    ctx: Ctx,
    Path((id, officer)): Path<(AssociationId, OfficerId)>,
    form::Form(mut form): form::Form<Form>,
) -> Result<Response> {
    let (association, _, name) = kept(&ctx, id, officer).await?;
    let row = association_officer::hold_in(&ctx, id, officer).await?;
    let wrong = match form.read(ctx.now().date_naive()) {
        Ok(_) if is_changed(&mut form.seen, row.revision) => changed_since("office"),
        Ok(_) if row.person_id.is_none() && !has_letter(&form.name) => {
            let mut errors = Errors::default();
            errors.add("name", "associations-officers-error-name-none");
            errors
        }
        Ok(said) if said.sees_members && !row.sees_members && !is_verified(&ctx, &row).await? => {
            let mut errors = Errors::default();
            errors.add("sees_members", "associations-officers-error-verified");
            errors
        }
        Ok(said) => {
            if !row.change(&ctx, &said, &form.name).await? {
                return back(&ctx, id, Tone::Notice, "me-details-unchanged").await;
            }
            // What they hold, and whom they see, is theirs to know.
            if let Some(person) = row.person_id {
                notice::waits_for(&ctx, person).await?;
            }
            return back(&ctx, id, Tone::Success, "associations-officers-changed").await;
        }
        Err(errors) => errors,
    };
    let page = page(&ctx, (&association, &row), name, ctx.filled(&form, wrong));
    ctx.invalid("associations/officers/show.html", &page).await
}
