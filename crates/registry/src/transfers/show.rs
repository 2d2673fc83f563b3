//! `/transfers/{id}`: another mission says that a person lives in this one's countries now. Of the person only what is
//! needed to answer is shown; their record opens once they are taken over.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_line};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::{Deserialize, Serialize};
use validator::Validate;

use accounts::audit::Entry;

use crate::claim::{self, Claimed};
use crate::transfer::{self, Model, TransferId};
use crate::{number, person};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Registry number, as it is read aloud.
    pub registry_number: String,
    /// Name in Arabic, or empty.
    pub name_ar: String,
    /// Name in Latin script, or empty.
    pub name_latin: String,
    /// The country in whose records they are.
    pub from: String,
    /// The country in which they live now.
    pub to: String,
    /// The city there.
    pub city: String,
    /// How the other mission knows.
    pub reason: String,
    /// When it asked.
    pub asked: String,
    /// Who works on it.
    pub claimed: Option<Claimed>,
    /// The form.
    pub form: Filled,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// `accept` or `refuse`.
    #[serde(deserialize_with = "de_code")]
    pub answer: String,
    /// Why it is refused.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 500, message = "people-error-reason-long"))]
    pub reason: String,
}

impl Form {
    fn errors(&self) -> Errors {
        let mut errors = Errors::of(self);
        if !["accept", "refuse"].contains(&self.answer.as_str()) {
            errors.add("answer", "transfers-error-answer");
        }
        if self.answer == "refuse" && self.reason.is_empty() {
            errors.add("reason", "transfers-error-reason");
        }
        errors
    }
}

async fn page(ctx: &Ctx, (row, person): (&Model, &person::Model), form: Filled) -> Result<Page> {
    let countries = &ctx.app().reference.countries;
    Ok(Page {
        registry_number: number::shown(&person.number),
        name_ar: person.name_ar(),
        name_latin: person.name_latin(),
        from: countries.name(&row.from_country, ctx.locale()).to_owned(),
        to: countries.name(&row.to_country, ctx.locale()).to_owned(),
        city: row.city.clone(),
        reason: row.reason(ctx).await?,
        asked: row.asked_at.to_rfc3339(),
        claimed: claim::one(ctx, claim::Kind::Transfer, row.id.0).await?,
        form,
    })
}

/// Says that there is nothing to answer any more, on the first page.
async fn answered(ctx: &Ctx) -> Result<Response> {
    ctx.flash(Tone::Notice, "transfers-answered").await?;
    Ok(ctx.redirect("/queue"))
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<TransferId>) -> Result<Response> {
    let (row, person) = transfer::find_for(&ctx, id).await?;
    if !row.is_open(&person) {
        return answered(&ctx).await;
    }
    ctx.record(Entry::done("transfer.view").to(person::KIND, person.id.0));
    let page = page(&ctx, (&row, &person), Filled::new(&Form::default())).await?;
    ctx.page("transfers/show.html", &page).await
}

/// Answers.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<TransferId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let (row, person) = transfer::find_for(&ctx, id).await?;
    if !row.is_open(&person) {
        return answered(&ctx).await;
    }
    let errors = form.errors();
    if !errors.is_empty() {
        ctx.record(Entry::done("transfer.view").to(person::KIND, person.id.0));
        let page = page(&ctx, (&row, &person), ctx.filled(&form, errors)).await?;
        return ctx.invalid("transfers/show.html", &page).await;
    }
    if form.answer == "accept" {
        if !row.accept(&ctx, &person).await? {
            return answered(&ctx).await;
        }
        ctx.flash(Tone::Success, "transfers-accepted").await?;
        return Ok(ctx.redirect(&format!("/people/{}", person.id)));
    }
    if !row.refuse(&ctx, &person, &form.reason).await? {
        return answered(&ctx).await;
    }
    ctx.flash(Tone::Success, "transfers-refused").await?;
    Ok(ctx.redirect("/queue"))
}
