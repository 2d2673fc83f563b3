//! `/people/{id}/documents/{document}`: the desk corrects an identity document. The number that is kept is not shown: left
//! empty, it stays.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::Serialize;

use super::super::{Head, back};
use crate::identity_document::{self, Form, IdentityDocumentId, Issuers, Model, Shown};
use crate::person::{self, PersonId, Source};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// The document, as it is kept.
    pub document: Shown,
    /// The form.
    pub form: Filled,
    /// Countries of which the typed name may mean each: code and name.
    pub issuers: Issuers,
}

async fn page(ctx: &Ctx, person: &person::Model, row: &Model, form: Filled) -> Result<Page> {
    Ok(Page { person: person.into(), document: row.shown(ctx).await?, form, issuers: Issuers::new() })
}

/// Shows it.
pub async fn get(ctx: Ctx, Path((id, document)): Path<(PersonId, IdentityDocumentId)>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let row = identity_document::find_of(&ctx, id, document).await?;
    let form = Form::of(&ctx, &row, &row.said(&ctx).await?);
    let page = page(&ctx, &person, &row, Filled::new(&form)).await?;
    ctx.page("people/documents/show.html", &page).await
}

/// Keeps it. What was said anew meanwhile is not written over unseen.
pub async fn post(
    ctx: Ctx,
    Path((id, document)): Path<(PersonId, IdentityDocumentId)>,
    form::Form(mut form): form::Form<Form>,
) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    person::hold(ctx.tx().await?, id).await?;
    let row = identity_document::find_of(&ctx, id, document).await?;
    let kept = row.said(&ctx).await?;
    let (errors, issuers) = match form.read(&ctx, &kept.number) {
        Ok(_) if !form.seen.is_empty() && form.seen != row.version() => {
            let mut errors = Errors::default();
            errors.add("kind", "people-documents-error-changed");
            form.seen = row.version();
            (errors, Issuers::new())
        }
        Ok(said) => {
            let (tone, told) = if row.change(&ctx, Source::Desk, &said).await? {
                (Tone::Success, "people-documents-done")
            } else {
                (Tone::Notice, "me-details-unchanged")
            };
            return back(&ctx, id, tone, told).await;
        }
        Err(wrong) => wrong,
    };
    let page = Page { issuers, ..page(&ctx, &person, &row, ctx.filled(&form, errors)).await? };
    ctx.invalid("people/documents/show.html", &page).await
}
