//! `/transfers/{id}`: another mission says that a person lives in this one's countries now. Of the person only what is
//! needed to answer is shown; their record opens once they are taken over.

use accounts::Ctx;
use accounts::audit::Entry;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{self, Filled};
use kit::path::Path;
use serde::Serialize;

use crate::claim::{self, Claimed};
use crate::people::Answer;
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
    let page = page(&ctx, (&row, &person), Filled::new(&Answer::default())).await?;
    ctx.page("transfers/show.html", &page).await
}

/// Answers.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<TransferId>,
    form::Form(form): form::Form<Answer>,
) -> Result<Response> {
    let (row, person) = transfer::find_for(&ctx, id).await?;
    if !row.is_open(&person) {
        return answered(&ctx).await;
    }
    let errors = form.errors(["transfers-error-answer", "transfers-error-reason"]);
    if !errors.is_empty() {
        ctx.record(Entry::done("transfer.view").to(person::KIND, person.id.0));
        let page = page(&ctx, (&row, &person), ctx.filled(&form, errors)).await?;
        return ctx.invalid("transfers/show.html", &page).await;
    }
    if form.is_yes() {
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
