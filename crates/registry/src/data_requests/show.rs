//! `/data-requests/{id}`: one request, as far as it is needed to answer it; and the answer.

use accounts::audit::Entry;
use accounts::{Ctx, mission};
use axum::response::Response;
use kit::flash::Tone;
use kit::form::{self, Filled};
use kit::path::Path;
use kit::{Locale, Result};
use serde::Serialize;

use crate::data_request::{self, DataRequestId, Evidence, Kind, Model};
use crate::people::Answer;
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
    /// Country, in the page's language.
    pub country: String,
    /// The language in which the person is written to.
    pub language: Locale,
    /// What is asked for.
    pub kind: Kind,
    /// The person's words, or empty.
    pub words: String,
    /// Whether the record rests until it is answered.
    pub rests: bool,
    /// How the desk that filed it knows the person; none where they asked themselves.
    pub evidence: Option<Evidence>,
    /// City of that desk's mission, or empty.
    pub desk: String,
    /// When it was asked for.
    pub asked: String,
    /// Until when it is to be answered.
    pub due: String,
    /// Whether who looks filed it themselves, and cannot answer it.
    pub is_own: bool,
    /// The form.
    pub form: Filled,
}

async fn page(ctx: &Ctx, (row, person): (&Model, &person::Model), form: Filled) -> Result<Page> {
    let desk = match row.mission_id {
        Some(id) => mission::find(ctx.tx().await?, id).await?,
        None => None,
    };
    Ok(Page {
        registry_number: number::shown(&person.number),
        name_ar: person.name_ar(),
        name_latin: person.name_latin(),
        country: ctx.app().reference.countries.name(&person.country, ctx.locale()).to_owned(),
        language: person.locale,
        kind: row.kind,
        words: row.words(ctx).await?,
        rests: row.rests,
        evidence: row.evidence,
        desk: desk.map(|mission| mission.city(ctx.locale()).to_owned()).unwrap_or_default(),
        asked: row.asked_at.to_rfc3339(),
        due: row.due_at().to_rfc3339(),
        is_own: row.is_own(ctx)?,
        form,
    })
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<DataRequestId>) -> Result<Response> {
    let (row, person) = data_request::find_for(&ctx, id).await?;
    let page = page(&ctx, (&row, &person), Filled::new(&Answer::default())).await?;
    ctx.page("data_requests/show.html", &page).await
}

/// Answers it.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<DataRequestId>,
    form::Form(form): form::Form<Answer>,
) -> Result<Response> {
    let (row, person) = data_request::find_for(&ctx, id).await?;
    let mut errors = form.errors(["data-requests-error-answer", "data-requests-error-reason"]);
    if row.is_own(&ctx)? {
        ctx.record(Entry::refused("data_request.grant").to(person::KIND, person.id.0));
        errors.add("answer", "data-requests-error-own");
    }
    if !errors.is_empty() {
        let page = page(&ctx, (&row, &person), ctx.filled(&form, errors)).await?;
        return ctx.invalid("data_requests/show.html", &page).await;
    }
    let (is_answered, said) = if form.is_yes() {
        (row.grant(&ctx, &person, &form.reason).await?, "data-requests-granted")
    } else {
        (row.refuse(&ctx, &person, &form.reason).await?, "data-requests-refused")
    };
    match is_answered {
        true => ctx.flash(Tone::Success, said).await?,
        false => ctx.flash(Tone::Notice, "data-requests-answered").await?,
    }
    Ok(ctx.redirect("/data-requests"))
}
