//! `/me/documents/{id}`: a member puts another document in the place of one, or says anew until when it is good. The number
//! that is kept is not shown: whoever finds an open session does not read it. It is in the copy of one's data.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{self, Errors};
use kit::path::Path;
use serde::Serialize;

use super::{Asked, Owner, Place, own};
use crate::identity_document::{self, Form, IdentityDocumentId, Issuers, Model, Shown};
use crate::person::{self, Source};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Whose it is.
    pub place: Place,
    /// The document, as it is kept.
    pub document: Shown,
    /// What is asked.
    pub asked: Asked,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<IdentityDocumentId>) -> Result<Response> {
    match own(&ctx).await? {
        Ok(owner) => asked(ctx, &owner, id).await,
        Err(leave) => Ok(leave),
    }
}

/// Keeps it.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<IdentityDocumentId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    match own(&ctx).await? {
        Ok(owner) => kept(ctx, &owner, id, form).await,
        Err(leave) => Ok(leave),
    }
}

async fn page(ctx: &Ctx, owner: &Owner, row: &Model, asked: Asked) -> Result<Page> {
    Ok(Page { place: Place::of(ctx, owner), document: row.shown(ctx).await?, asked })
}

/// Shows the document `id` of `owner`.
pub(in crate::me) async fn asked(ctx: Ctx, owner: &Owner, id: IdentityDocumentId) -> Result<Response> {
    let row = identity_document::find_of(&ctx, owner.person.id, id).await?;
    let form = Form::of(&ctx, &row, &row.said(&ctx).await?);
    let page = page(&ctx, owner, &row, Asked::of(&form)).await?;
    ctx.page("me/documents/show.html", &page).await
}

/// Keeps what is said of the document `id` of `owner`. What the desk wrote down meanwhile is not written over unseen.
pub(in crate::me) async fn kept(
    ctx: Ctx,
    owner: &Owner,
    id: IdentityDocumentId,
    mut form: Form,
) -> Result<Response> {
    person::hold(ctx.tx().await?, owner.person.id).await?;
    let row = identity_document::find_of(&ctx, owner.person.id, id).await?;
    if !form.switch.is_empty() {
        let page = page(&ctx, owner, &row, Asked::of(&form)).await?;
        return ctx.page("me/documents/show.html", &page).await;
    }
    let kept = row.said(&ctx).await?;
    let (errors, issuers) = match form.read(&ctx, &kept.number) {
        Ok(_) if !form.seen.is_empty() && form.seen != row.version() => {
            let mut errors = Errors::default();
            errors.add("kind", "me-documents-error-changed");
            form.seen = row.version();
            (errors, Issuers::new())
        }
        Ok(said) => {
            let (tone, told) = if row.change(&ctx, Source::Own, &said).await? {
                (Tone::Success, "me-documents-done")
            } else {
                (Tone::Notice, "me-details-unchanged")
            };
            ctx.flash(tone, told).await?;
            return Ok(ctx.redirect(&owner.list));
        }
        Err(wrong) => wrong,
    };
    let asked = Asked { form: ctx.filled(&form, errors).that_switches_language(), issuers };
    ctx.invalid("me/documents/show.html", &page(&ctx, owner, &row, asked).await?).await
}
