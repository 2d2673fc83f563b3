//! `/me/copy`: a member takes along all that is kept of them, at once: for machines, or to read and print.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::copy;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use kit::clean::de_code;
use kit::{Error, Result, form};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sheets::{Cell, Sheet};

use super::{asked_again, own_or_leave};
use crate::again::Wanted;
use crate::copy::EVENTS;
use crate::history::{self, Event};
use crate::number;
use crate::person::{KIND, Model};

/// Its address.
const PATH: &str = "/me/copy";

/// What the page shows: what one gets, and the two buttons.
#[derive(Debug, Serialize)]
pub struct Page {}

/// What the file to be read shows.
#[derive(Debug, Serialize)]
pub struct File {
    /// Registry number, as it is read aloud.
    pub registry_number: String,
    /// When it was made.
    pub made: String,
    /// What is kept, in words.
    pub sections: Vec<Section>,
    /// Who looked, and what was done.
    pub events: Vec<Event>,
}

/// One section of it.
#[derive(Debug, Serialize)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// Its rows: what a value is called, and the value.
    pub rows: Vec<Vec<(String, String)>>,
}

/// What is sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// `html`, `json` or `csv`.
    #[serde(deserialize_with = "de_code")]
    pub format: String,
}

/// Says what one gets.
pub async fn get(ctx: Ctx) -> Result<Response> {
    if let Err(leave) = own_or_leave(&ctx).await? {
        return Ok(leave);
    }
    if let Some(again) = asked_again(&ctx, Wanted::SignIn, false, PATH).await? {
        return Ok(again);
    }
    ctx.page("me/copy.html", &Page {}).await
}

/// Gives it.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    if let Some(again) = asked_again(&ctx, Wanted::SignIn, true, PATH).await? {
        return Ok(again);
    }
    given(&ctx, &person, &form).await
}

/// The copy of `person`, who asks or for whom the one who asks acts, in the form that is asked for.
pub(super) async fn given(ctx: &Ctx, person: &Model, form: &Form) -> Result<Response> {
    let (format, mut response) = match form.format.as_str() {
        "json" => ("json", data(ctx, person).await?),
        "csv" => ("csv", table(ctx, person).await?),
        "html" => ("html", file(ctx, person).await?),
        _ => return Err(Error::NotFound),
    };
    ctx.record(Entry::done("person.copy").to(KIND, person.id.0).with(json!({ "format": format })));
    // Nothing of the person in the file's name: it may lie in the downloads of a shared telephone.
    let name = format!("attachment; filename=\"mahjar-{}.{format}\"", ctx.now().format("%Y-%m-%d"));
    let name = HeaderValue::from_str(&name).map_err(anyhow::Error::from)?;
    response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

/// For machines.
async fn data(ctx: &Ctx, person: &Model) -> Result<Response> {
    let sections = copy::of(ctx, person.id.0).await?;
    let all = json!({ "made_at": ctx.now().to_rfc3339(), "sections": copy::json(&sections) });
    let text = serde_json::to_string_pretty(&all).map_err(anyhow::Error::from)?;
    Ok(([(header::CONTENT_TYPE, "application/json; charset=utf-8")], text).into_response())
}

/// For spreadsheets: a line for each value.
async fn table(ctx: &Ctx, person: &Model) -> Result<Response> {
    let lines = copy::table(&copy::of(ctx, person.id.0).await?);
    let sheet = Sheet {
        head: ["section", "row", "column", "value"].map(str::to_owned).into(),
        rows: lines.into_iter().map(|line| line.map(Cell::Text).into()).collect(),
        ..Sheet::default()
    };
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], sheet.csv()?).into_response())
}

/// To be read.
async fn file(ctx: &Ctx, person: &Model) -> Result<Response> {
    let words = |row: &copy::Row| -> Vec<(String, String)> {
        let shown = row.iter().filter_map(copy::Item::shown);
        shown.map(|(label, words)| (ctx.text(label), words.to_owned())).collect()
    };
    let sections = copy::of(ctx, person.id.0).await?.into_iter().map(|section| Section {
        title: ctx.text(section.title),
        rows: section.rows.iter().map(words).filter(|row| !row.is_empty()).collect(),
    });
    let (events, _) = history::of(ctx, person.id, (0, EVENTS)).await?;
    let file = File {
        registry_number: number::shown(&person.number),
        made: ctx.now().to_rfc3339(),
        sections: sections.filter(|section| !section.rows.is_empty()).collect(),
        events,
    };
    ctx.page("me/copy_file.html", &file).await
}
