//! `/needs/{id}`: what someone needs, for those who see to it: it is referred to one member of staff, and closed with what was
//! done, which the person reads.

use accounts::Ctx;
use accounts::staff::{self, AccountId};
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_lines};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::need::{self, Kind, LONGEST, Model, NeedId};
use crate::people::Head;
use crate::person;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Whose it is.
    pub person: Head,
    /// What is needed.
    pub kind: Kind,
    /// In the person's words, or the desk's.
    pub words_of: String,
    /// When it was said.
    pub asked: String,
    /// Who wrote it down at the desk; or empty.
    pub written_by: String,
    /// Who sees to it; or empty.
    pub carer: String,
    /// To whom it may be referred.
    pub carers: Vec<Carer>,
    /// The form.
    pub form: Filled,
}

/// Someone to whom it may be referred.
#[derive(Debug, Serialize)]
pub struct Carer {
    /// What is sent.
    pub value: AccountId,
    /// Their name.
    pub label: String,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// `refer` or `close`.
    #[serde(deserialize_with = "de_code")]
    pub to: String,
    /// Account of who is to see to it.
    #[serde(deserialize_with = "de_code")]
    pub carer: String,
    /// What was done.
    #[serde(deserialize_with = "de_lines")]
    #[validate(length(max = "LONGEST", message = "me-needs-error-long"))]
    pub answer: String,
}

async fn page(ctx: &Ctx, (row, person): (&Model, &person::Model), form: Filled) -> Result<Page> {
    let db = ctx.tx().await?;
    let said = row.said(ctx).await?;
    let ids = [row.written_by, row.referred_to].into_iter().flatten().map(|id| id.0);
    let names = staff::names(db, ids).await?;
    let name = |id: Option<AccountId>| id.and_then(|id| names.get(&id.0).cloned()).unwrap_or_default();
    let carers = need::carers(ctx).await?.into_iter();
    Ok(Page {
        person: person.into(),
        kind: said.kind,
        words_of: said.words,
        asked: row.asked_at.to_rfc3339(),
        written_by: name(row.written_by),
        carer: name(row.referred_to),
        carers: carers.map(|account| Carer { value: account.id, label: account.name }).collect(),
        form,
    })
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<NeedId>) -> Result<Response> {
    let (row, person) = need::find_for(&ctx, id).await?;
    let page = page(&ctx, (&row, &person), Filled::new(&Form::default())).await?;
    ctx.page("needs/show.html", &page).await
}

/// Refers or closes it.
pub async fn post(ctx: Ctx, Path(id): Path<NeedId>, form::Form(form): form::Form<Form>) -> Result<Response> {
    if form.to == "close" && need::is_closed_by_viewer(&ctx, id).await? {
        // Sent twice, over a line that broke.
        ctx.flash(Tone::Notice, "needs-unchanged").await?;
        return Ok(ctx.redirect("/needs"));
    }
    let (row, person) = need::find_for(&ctx, id).await?;
    let mut errors = Errors::of(&form);
    let carer = need::carers(&ctx).await?.into_iter().find(|account| account.id.to_string() == form.carer);
    match form.to.as_str() {
        "refer" if carer.is_none() => errors.add("carer", "needs-error-carer"),
        // The person would never read it, nor whoever sees to it.
        "refer" if !form.answer.is_empty() => errors.add("answer", "needs-error-answer-early"),
        "close" if form.answer.is_empty() => errors.add("answer", "needs-error-answer"),
        "refer" | "close" => {}
        _ => errors.add("to", "needs-error-to"),
    }
    if !errors.is_empty() {
        let page = page(&ctx, (&row, &person), ctx.filled(&form, errors)).await?;
        return ctx.invalid("needs/show.html", &page).await;
    }
    let (is_done, said) = match carer.filter(|_| form.to == "refer") {
        Some(carer) => (row.refer(&ctx, carer.id).await?, "needs-referred"),
        None => (row.close(&ctx, &person, &form.answer).await?, "needs-closed"),
    };
    let (tone, said) = if is_done { (Tone::Success, said) } else { (Tone::Notice, "needs-unchanged") };
    ctx.flash(tone, said).await?;
    Ok(ctx.redirect("/needs"))
}
