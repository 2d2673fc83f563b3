//! `/me/family/requests/{id}`: what a member said of a child, what the mission answered, and the way to take it back.

use accounts::Ctx;
use axum::response::Response;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use kit::{Result, format};
use serde::Serialize;

use super::super::super::own_or_leave;
use crate::child_request::{self, ChildRequestId, State};
use crate::guardianship::Basis;
use crate::number;
use crate::person::Sex;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Where it stands.
    pub state: State,
    /// Name in Arabic, or empty.
    pub name_ar: String,
    /// Name in Latin script, or empty.
    pub name_latin: String,
    /// Sex, where given.
    pub sex: Option<Sex>,
    /// Date of birth in words.
    pub birth: String,
    /// What the member is to the child.
    pub basis: Basis,
    /// The child's registry number where it was given, as it is read aloud; or empty.
    pub registry_number: String,
    /// What else was said.
    pub note: String,
    /// When it was asked for.
    pub asked: String,
    /// What the mission answered; or empty.
    pub reason: String,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<ChildRequestId>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let row = child_request::find_of(&ctx, person.id, id).await?;
    let said = row.said(&ctx).await?;
    let page = Page {
        state: row.state,
        name_ar: said.name.arabic(),
        name_latin: said.name.latin(),
        sex: said.sex,
        birth: said.birth().map(|birth| format::date(ctx.numerals(), birth)).unwrap_or_default(),
        basis: said.basis,
        registry_number: if said.number.is_empty() { String::new() } else { number::shown(&said.number) },
        note: said.note,
        asked: row.asked_at.to_rfc3339(),
        reason: row.reason(&ctx).await?,
    };
    ctx.page("me/family/requests/show.html", &page).await
}

/// Takes it back.
pub async fn post(ctx: Ctx, Path(id): Path<ChildRequestId>, _: Nothing) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let row = child_request::find_of(&ctx, person.id, id).await?;
    let (tone, said) = if row.withdraw(&ctx).await? {
        (Tone::Success, "me-family-requests-withdrawn")
    } else {
        (Tone::Notice, "me-requests-decided")
    };
    ctx.flash(tone, said).await?;
    Ok(ctx.redirect(&ctx.href("/me/family")))
}
