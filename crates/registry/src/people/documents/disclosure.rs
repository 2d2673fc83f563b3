//! `/people/{id}/documents/{document}/disclosure`: the number of an identity document and its scan, for who says why they
//! read them. They stand in the answer to that alone: loaded again, the page asks again; the person reads in their history that it was read.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::Serialize;

use super::super::Head;
use super::super::disclosure::Form;
use crate::disclosure::Reason;
use crate::document_scan;
use crate::identity_document::{self, IdentityDocumentId, Shown};
use crate::person::{self, PersonId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// The document; none before it was said why.
    pub document: Option<Shown>,
    /// Its number; empty before it was said why.
    pub disclosed: String,
    /// Its scan; none before it was said why, or where there is none.
    pub scan: Option<document_scan::Shown>,
    /// The form.
    pub form: Filled,
}

fn page(person: &person::Model, form: Filled) -> Page {
    Page { person: person.into(), document: None, disclosed: String::new(), scan: None, form }
}

/// Asks why.
pub async fn get(ctx: Ctx, Path((id, document)): Path<(PersonId, IdentityDocumentId)>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::SeePeople).await?;
    identity_document::find_of(&ctx, id, document).await?;
    let page = page(&person, Filled::new(&Form::default()));
    ctx.page("people/documents/disclosure.html", &page).await
}

/// Shows it.
pub async fn post(
    ctx: Ctx,
    Path((id, document)): Path<(PersonId, IdentityDocumentId)>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::SeePeople).await?;
    let row = identity_document::find_of(&ctx, id, document).await?;
    let Some(reason) = Reason::from_code(&form.reason) else {
        let mut errors = Errors::default();
        errors.add("reason", "people-disclosure-error-reason");
        let page = page(&person, ctx.filled(&form, errors));
        return ctx.invalid("people/documents/disclosure.html", &page).await;
    };
    let disclosed = row.disclose(&ctx, reason).await?.number;
    let scan = match document_scan::find(ctx.tx().await?, document).await? {
        Some(scan) => Some(scan.shown(&ctx).await?),
        None => None,
    };
    let document = Some(row.shown(&ctx).await?);
    let page = Page { document, disclosed, scan, ..page(&person, Filled::new(&form)) };
    ctx.page("people/documents/disclosure.html", &page).await
}
