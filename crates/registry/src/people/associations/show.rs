//! `/people/{id}/associations/{association}`: the desk notes that a person is a member of an association, and what it may see of
//! them, as the person says. They are told, and read in their history that the desk noted it.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::Serialize;

use super::super::{Head, back};
use super::asked;
use crate::association::{AssociationId, Shown};
use crate::me::associations::membership::{Form, keep};
use crate::person::{PersonId, Source};
use crate::{guardianship, notice};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// The association.
    pub association: Shown,
    /// Whether they are a member of it already.
    pub is_member: bool,
    /// The form.
    pub form: Filled,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path((id, association)): Path<(PersonId, AssociationId)>) -> Result<Response> {
    let (person, row, known) = asked(&ctx, id, association).await?;
    let form = Filled::new(&Form::of(known.as_ref()));
    let page =
        Page { person: (&person).into(), association: row.shown(&ctx), is_member: known.is_some(), form };
    ctx.page("people/associations/show.html", &page).await
}

/// Takes the answer.
pub async fn post(
    ctx: Ctx,
    Path((id, association)): Path<(PersonId, AssociationId)>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let (person, row, known) = asked(&ctx, id, association).await?;
    let refused = |key: &str| {
        let mut errors = Errors::default();
        errors.add("shares", key);
        Err(errors)
    };
    let kept = match form.read() {
        Ok(_) if guardianship::is_minor(&person, ctx.now().date_naive()) => {
            refused("people-associations-error-minor")
        }
        Ok(_) if known.is_none() && !row.is_active() => refused("people-associations-error-closed"),
        // Read aloud in the language of the person's letters.
        Ok(shares) => keep(&ctx, id, &row, &shares, (Source::Desk, person.locale)).await?,
        Err(errors) => Err(errors),
    };
    match kept {
        Ok((tone, said)) => {
            if tone == Tone::Success {
                notice::waits_for(&ctx, id).await?;
            }
            back(&ctx, id, tone, said).await
        }
        Err(errors) => {
            let page = Page {
                person: (&person).into(),
                association: row.shown(&ctx),
                is_member: known.is_some(),
                form: ctx.filled(&form, errors),
            };
            ctx.invalid("people/associations/show.html", &page).await
        }
    }
}
