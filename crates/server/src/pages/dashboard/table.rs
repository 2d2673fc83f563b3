//! `/dashboard/table`: people by one thing that is known of them, whole, to be read or taken along as a file.

use accounts::Ctx;
use accounts::audit::Entry;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use kit::clean::de_code;
use kit::format;
use kit::{Error, Result, form};
use registry::numbers::{self, Counted, Row, TABLES};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sheets::{Cell, Sheet};

use super::{ISOLATES, rows};

/// Rows that stand on the page; the file has all.
const MOST: usize = 250;

/// What is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Asked {
    /// Which table: one of [`TABLES`], countries when empty.
    #[serde(deserialize_with = "de_code")]
    of: String,
    /// As which file, `csv` or `xlsx`; the page when empty.
    #[serde(rename = "as", deserialize_with = "de_code")]
    format: String,
}

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Which table.
    pub of: &'static str,
    /// All tables, to choose another.
    pub tables: [&'static str; 8],
    /// When the numbers were counted; nothing where none are known.
    pub at: Option<String>,
    /// Whether they are the last that are known, because the index is away.
    pub is_last: bool,
    /// Whether numbers of few people are left out.
    pub is_cut: bool,
    /// All people; nothing where they are few.
    pub total: Option<u64>,
    /// Of them, who confirmed their data within a year; nothing where they are few.
    pub confirmed: Option<u64>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Whether the file has more.
    pub more: bool,
}

/// Shows it, or gives the file.
pub async fn get(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    let wanted = if asked.of.is_empty() { "country" } else { &asked.of };
    let of = TABLES.into_iter().find(|of| *of == wanted).ok_or(Error::NotFound)?;
    let counted = numbers::counted(&ctx).await?;
    let mut page = Page {
        of,
        tables: TABLES,
        at: None,
        is_last: false,
        is_cut: false,
        total: None,
        confirmed: None,
        rows: Vec::new(),
        more: false,
    };
    if let Some(counted) = &counted {
        match asked.format.as_str() {
            "" => {}
            "csv" | "xlsx" => return file(&ctx, counted, of, &asked.format).await,
            _ => return Err(Error::NotFound),
        }
        (page.rows, page.more) = rows(&ctx, counted, of, MOST).await?.unwrap_or_default();
        page.at = Some(counted.at.to_rfc3339());
        (page.is_last, page.is_cut) = (counted.is_last, counted.is_cut(of));
        (page.total, page.confirmed) = (counted.total, counted.confirmed());
    }
    ctx.page("dashboard/table.html", &page).await
}

/// The table as a file, in the page's language.
async fn file(ctx: &Ctx, counted: &Counted, of: &'static str, format: &str) -> Result<Response> {
    let (rows, _) = rows(ctx, counted, of, usize::MAX).await?.unwrap_or_default();
    let count = rows.len();
    let sheet = sheet(ctx, counted, of, rows);
    let (kind, bytes) = match format {
        "csv" => ("text/csv; charset=utf-8", sheet.csv()?),
        _ => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet.xlsx()?),
    };
    ctx.record(Entry::done("numbers.download").with(json!({ "of": of, "as": format, "rows": count })));
    let name = format!("attachment; filename=\"mahjar-{of}-{}.{format}\"", counted.at.format("%Y-%m-%d"));
    let name = HeaderValue::from_str(&name).map_err(anyhow::Error::from)?;
    let kind = HeaderValue::from_static(kind);
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], bytes).into_response())
}

/// The table with what must be known to read it: time, source, what is counted, what it does not say.
fn sheet(ctx: &Ctx, counted: &Counted, of: &'static str, rows: Vec<Row>) -> Sheet {
    let [title, what, about] = words(of).map(|key| ctx.text(key));
    let (date, time) = format::date_and_time(ctx.numerals(), counted.at);
    let count = |key: &str, count: u64| {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        ctx.text_with(key, &[("shown", format::number(ctx.numerals(), count))])
    };
    let mut notes = vec![about, ctx.text_with("dashboard-source", &[("date", date), ("time", time)])];
    if let Some(total) = counted.total {
        notes.push(count("dashboard-table-all", total));
    }
    notes.push(ctx.text("dashboard-coverage-not"));
    if let Some(confirmed) = counted.confirmed() {
        notes.push(count("dashboard-table-confirmed", confirmed));
    }
    if counted.is_cut(of) {
        notes.push(ctx.text("dashboard-hidden-note"));
    }
    let notes = notes.iter().map(|note| note.replace(ISOLATES, "")).collect();
    let row = |row: Row| {
        let count = match row.is_hidden {
            true => Cell::Text(ctx.text("dashboard-hidden")),
            false => Cell::Number(i64::try_from(row.count).unwrap_or(i64::MAX)),
        };
        vec![Cell::Text(row.label), Cell::Text(row.value), count]
    };
    Sheet {
        name: title,
        right_to_left: ctx.locale().dir() == "rtl",
        head: vec![what, ctx.text("dashboard-table-code"), ctx.text("dashboard-table-people")],
        rows: rows.into_iter().map(row).collect(),
        notes,
    }
}

/// The keys of a table's title, of what its first column has, and of what it counts.
fn words(of: &str) -> [&'static str; 3] {
    match of {
        "registered" => ["dashboard-registered", "dashboard-month", "dashboard-registered-about"],
        "city" => ["dashboard-city", "people-city", "dashboard-city-about"],
        "born" => ["dashboard-born", "people-born", "dashboard-born-about"],
        "sex" => ["dashboard-sex", "people-sex", "dashboard-sex-about"],
        "occupation" => ["dashboard-occupation", "people-occupation", "dashboard-occupation-about"],
        "origin" => ["dashboard-origin", "people-origin", "dashboard-origin-about"],
        "status" => ["dashboard-status", "people-status", "dashboard-status-about"],
        _ => ["dashboard-country", "people-country", "dashboard-country-about"],
    }
}
