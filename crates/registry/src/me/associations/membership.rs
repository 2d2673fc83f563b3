//! `/me/associations/{id}/membership`: a member says that they are one of an association, and ticks what it may see of them.

use accounts::Ctx;
use axum::response::Response;
use kit::clean::de_code;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use kit::{Locale, Result};
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};

use super::super::own_or_leave;
use super::{Head, back};
use crate::association::{self, AssociationId, Share};
use crate::association_member::{self, Kept};
use crate::company::sent;
use crate::person::{self, PersonId, Source};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The association.
    pub association: Head,
    /// Whether they are a member of it already.
    pub is_member: bool,
    /// The form.
    pub form: Filled,
}

/// What is ticked: nothing beforehand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Codes of [`Share`].
    pub shares: Vec<String>,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

impl Form {
    /// As it stands for the membership `row`.
    pub(crate) fn of(row: Option<&association_member::Model>) -> Self {
        let shares = row.map(association_member::Model::shares).unwrap_or_default();
        Self { shares: shares.iter().map(ActiveEnum::to_value).collect(), switch: String::new() }
    }

    /// What is ticked; or what is wrong with it.
    pub(crate) fn read(&self) -> Result<Vec<Share>, Errors> {
        sent(&self.shares).ok_or_else(|| {
            let mut errors = Errors::default();
            errors.add("shares", "me-companies-error-choice");
            errors
        })
    }
}

/// Keeps that `person` lets `association` see `shares`: what is told of it, or what is wrong.
pub(crate) async fn keep(
    ctx: &Ctx,
    person: PersonId,
    association: &association::Model,
    shares: &[Share],
    said: (Source, Locale),
) -> Result<Result<(Tone, &'static str), Errors>> {
    Ok(Ok(match association_member::keep(ctx, person, association, shares, said).await? {
        Kept::Joined => (Tone::Success, "me-associations-joined"),
        Kept::Changed => (Tone::Success, "me-associations-shared"),
        Kept::Unchanged => (Tone::Notice, "me-details-unchanged"),
        Kept::TooMany => {
            let mut errors = Errors::default();
            errors.add("shares", "me-associations-error-many");
            return Ok(Err(errors));
        }
        Kept::Excluded => {
            let mut errors = Errors::default();
            errors.add("shares", "me-associations-error-excluded");
            return Ok(Err(errors));
        }
    }))
}

/// The member, the association at work that they may join or have joined, and their membership; or the answer that ends the
/// session. One that is closed is joined by nobody.
async fn asked(
    ctx: &Ctx,
    id: AssociationId,
) -> Result<Result<(person::Model, association::Model, Option<association_member::Model>), Response>> {
    let person = match own_or_leave(ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(Err(leave)),
    };
    let row = association::find(ctx, id).await?;
    let known = association_member::find(ctx, person.id, id).await?;
    if known.is_none() && !row.is_active() {
        return Err(kit::Error::NotFound);
    }
    Ok(Ok((person, row, known)))
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<AssociationId>) -> Result<Response> {
    let (_, row, known) = match asked(&ctx, id).await? {
        Ok(asked) => asked,
        Err(leave) => return Ok(leave),
    };
    let form = Filled::new(&Form::of(known.as_ref())).that_switches_language();
    let page = Page { association: Head::of(&ctx, &row), is_member: known.is_some(), form };
    ctx.page("me/associations/membership.html", &page).await
}

/// Takes the answer.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<AssociationId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let (person, row, known) = match asked(&ctx, id).await? {
        Ok(asked) => asked,
        Err(leave) => return Ok(leave),
    };
    let page = |form: Filled| Page {
        association: Head::of(&ctx, &row),
        is_member: known.is_some(),
        form: form.that_switches_language(),
    };
    if !form.switch.is_empty() {
        return ctx.page("me/associations/membership.html", &page(Filled::new(&form))).await;
    }
    let kept = match form.read() {
        Ok(shares) => keep(&ctx, person.id, &row, &shares, (Source::Own, ctx.locale())).await?,
        Err(errors) => Err(errors),
    };
    match kept {
        Ok((tone, said)) => back(&ctx, id, tone, said).await,
        Err(errors) => ctx.invalid("me/associations/membership.html", &page(ctx.filled(&form, errors))).await,
    }
}
