//! `/me/documents/new`: a member says which identity document they have.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{self, Errors};
use serde::Serialize;

use super::{Asked, Owner, Place, own};
use crate::identity_document::{self, Added, Form, Issuers};
use crate::person::Source;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Whose it is.
    pub place: Place,
    /// What is asked.
    pub asked: Asked,
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    match own(&ctx).await? {
        Ok(owner) => asked(ctx, &owner, &Form::default()).await,
        Err(leave) => Ok(leave),
    }
}

/// Keeps it.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    match own(&ctx).await? {
        Ok(owner) => kept(ctx, &owner, form).await,
        Err(leave) => Ok(leave),
    }
}

/// Asks for a document of `owner`.
pub(in crate::me) async fn asked(ctx: Ctx, owner: &Owner, form: &Form) -> Result<Response> {
    let page = Page { place: Place::of(&ctx, owner), asked: Asked::of(form) };
    ctx.page("me/documents/new.html", &page).await
}

/// Keeps a document of `owner`; the same once.
pub(in crate::me) async fn kept(ctx: Ctx, owner: &Owner, mut form: Form) -> Result<Response> {
    if !form.switch.is_empty() {
        return asked(ctx, owner, &form).await;
    }
    let (errors, issuers) = match form.read(&ctx, "") {
        Ok(said) => match identity_document::add(&ctx, &owner.person, Source::Own, &said).await? {
            Added::New(_) | Added::Known(_) => {
                ctx.flash(Tone::Success, "me-documents-done").await?;
                return Ok(ctx.redirect(&owner.list));
            }
            Added::TooMany => {
                let mut errors = Errors::default();
                errors.add("kind", "me-documents-error-many");
                (errors, Issuers::new())
            }
        },
        Err(wrong) => wrong,
    };
    let asked = Asked { form: ctx.filled(&form, errors).that_switches_language(), issuers };
    ctx.invalid("me/documents/new.html", &Page { place: Place::of(&ctx, owner), asked }).await
}
