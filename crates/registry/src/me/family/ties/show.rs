//! `/me/family/ties/{id}`: someone of a member's family: whether they live under one roof; and the way to be tied no more.

use accounts::Ctx;
use axum::response::Response;
use kit::clean::{de_code, de_yes};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use kit::{Error, Result};
use serde::{Deserialize, Serialize};

use super::super::super::own_or_leave;
use crate::guardianship;
use crate::person::{self, Model};
use crate::tie::{self, Role, TieId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Their name.
    pub name: String,
    /// What they are to the member.
    pub role: Role,
    /// The country in which they live.
    pub country: String,
    /// Whether the tie can be taken back here: that to a minor is the mission's to end.
    pub can_be_removed: bool,
    /// The form.
    pub form: Filled,
}

/// What the member answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// `yes` or `no`: they live under one roof.
    #[serde(deserialize_with = "de_code")]
    pub together: String,
    /// "yes": they are tied no more.
    #[serde(deserialize_with = "de_yes", skip_serializing)]
    pub remove: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

/// The tie, and who is at its other end.
async fn found(ctx: &Ctx, person: &Model, id: TieId) -> Result<(tie::Model, Model)> {
    let tie = tie::find_of(ctx, person.id, id).await?;
    let other = tie.other(person.id);
    ctx.meet([other]).await?;
    let other = person::for_index(ctx.tx().await?, &[other]).await?.pop().ok_or(Error::NotFound)?;
    // Where a child lives is told to those alone who act for them.
    if guardianship::is_minor(&other, ctx.now().date_naive()) {
        guardianship::child_for(ctx, person.id, other.id).await?;
    }
    Ok((tie, other))
}

fn page(ctx: &Ctx, person: &Model, (tie, other): (&tie::Model, &Model), form: Filled) -> Page {
    Page {
        name: other.name_in(ctx.locale()),
        role: tie.role(person.id),
        country: ctx.app().reference.countries.name(&other.country, ctx.locale()).to_owned(),
        can_be_removed: !guardianship::is_minor(other, ctx.now().date_naive()),
        form: form.that_switches_language(),
    }
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<TieId>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let (tie, other) = found(&ctx, &person, id).await?;
    let together = if tie.lives_together { "yes" } else { "no" }.to_owned();
    let form = Filled::new(&Form { together, ..Form::default() });
    ctx.page("me/family/ties/show.html", &page(&ctx, &person, (&tie, &other), form)).await
}

/// Keeps whether they live under one roof, or ends the tie.
pub async fn post(ctx: Ctx, Path(id): Path<TieId>, form::Form(form): form::Form<Form>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let (tie, other) = found(&ctx, &person, id).await?;
    if !form.switch.is_empty() {
        let page = page(&ctx, &person, (&tie, &other), Filled::new(&form));
        return ctx.page("me/family/ties/show.html", &page).await;
    }
    let said = if form.remove == "yes" && !guardianship::is_minor(&other, ctx.now().date_naive()) {
        tie.remove(&ctx).await?;
        "me-family-ties-removed"
    } else if ["yes", "no"].contains(&form.together.as_str()) && form.remove.is_empty() {
        tie.live(&ctx, form.together == "yes").await?;
        "me-family-changed"
    } else {
        let mut errors = Errors::default();
        errors.add("together", "me-family-error-together");
        let page = page(&ctx, &person, (&tie, &other), ctx.filled(&form, errors));
        return ctx.invalid("me/family/ties/show.html", &page).await;
    };
    ctx.flash(Tone::Success, said).await?;
    Ok(ctx.redirect(&ctx.href("/me/family")))
}
