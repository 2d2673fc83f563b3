//! `/queue`: what waits for the viewer's mission, the oldest first, with its age and who works on it.

use std::collections::HashMap;

use accounts::Ctx;
use accounts::audit::Entry;
use axum::response::Response;
use kit::clean::de_code;
use kit::pager::Pager;
use kit::{Result, form};
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use crate::cases::{self, COUNTED};
use crate::claim::{self, Claimed, Kind};
use crate::number;
use crate::person::Model;

/// Rows to a page.
const SIZE: u64 = 25;
/// After so many days a case is late.
const LATE: i64 = 14;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The kind that is shown; none for all.
    pub kind: Option<Kind>,
    /// How many registrations wait, up to 1,000.
    pub registrations: u64,
    /// How many changes are asked for.
    pub requests: u64,
    /// How many people are to be taken over.
    pub transfers: u64,
    /// How many children are to be registered.
    pub children: u64,
    /// How many guardians another guardian has stopped.
    pub guardians: u64,
    /// Up to how many are counted.
    pub counted: u64,
    /// Those of this page.
    pub cases: Vec<Row>,
    /// The pages.
    pub pager: Pager,
}

/// A case.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: Uuid,
    /// Where it is decided.
    pub href: String,
    /// Name in Arabic, or empty.
    pub name_ar: String,
    /// Name in Latin script, or empty.
    pub name_latin: String,
    /// City, or empty.
    pub city: String,
    /// Country, in the page's language.
    pub country: String,
    /// Registry number, as it is read aloud.
    pub number: String,
    /// For how many days it waits.
    pub days: i64,
    /// Whether that is too long.
    pub is_late: bool,
    /// Who works on it.
    pub claimed: Option<Claimed>,
}

/// The address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Asked {
    /// A [`Kind`], or empty: all.
    #[serde(deserialize_with = "de_code")]
    pub kind: String,
    /// The page, from 1.
    pub page: u64,
}

/// The address of page `page` of the cases of `kind`.
fn href(kind: Option<Kind>, page: u64) -> String {
    let kind = kind.map(|kind| kind.to_value()).unwrap_or_default();
    let number = page.to_string();
    let mut query = Vec::new();
    if !kind.is_empty() {
        query.push(("kind", kind.as_str()));
    }
    if page > 1 {
        query.push(("page", number.as_str()));
    }
    if query.is_empty() { "/queue".to_owned() } else { format!("/queue{}", form::query(&query)) }
}

/// Shows it.
pub async fn get(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    let kind = Kind::try_from_value(&asked.kind).ok();
    let counts = cases::counts(&ctx).await?;
    let total = match kind {
        Some(Kind::Registration) => counts.registrations,
        Some(Kind::Request) => counts.requests,
        Some(Kind::Transfer) => counts.transfers,
        Some(Kind::Child) => counts.children,
        Some(Kind::Guardian) => counts.guardians,
        None => counts.total(),
    };
    let pager = Pager::new(asked.page.clamp(1, COUNTED), SIZE, total, |page| href(kind, page));
    let cases = cases::waiting(&ctx, kind, ((pager.page - 1) * SIZE, SIZE)).await?;
    let people: HashMap<_, _> =
        cases::people(&ctx, &cases).await?.into_iter().map(|person| (person.id, person)).collect();
    let ids: Vec<Uuid> = cases.iter().map(|case| case.id).collect();
    let mut claimed = claim::of(&ctx, &ids).await?;
    let mut rows = Vec::new();
    for case in cases {
        let Some(person) = people.get(&case.person) else { continue };
        let days = (ctx.now() - case.at).num_days();
        rows.push(Row { claimed: claimed.remove(&(case.kind, case.id)), ..row(&ctx, person, &case, days) });
    }
    let shown = json!({ "list": href(kind, pager.page), "rows": rows.len() });
    ctx.record(Entry::done("queue.list").with(shown).showing(people.keys().map(|person| person.0)));
    let page = Page {
        kind,
        registrations: counts.registrations,
        requests: counts.requests,
        transfers: counts.transfers,
        children: counts.children,
        guardians: counts.guardians,
        counted: COUNTED,
        cases: rows,
        pager,
    };
    ctx.page("queue/index.html", &page).await
}

fn row(ctx: &Ctx, person: &Model, case: &cases::Case, days: i64) -> Row {
    Row {
        kind: case.kind,
        id: case.id,
        href: case.href(),
        name_ar: person.name_ar(),
        name_latin: person.name_latin(),
        city: person.city.clone(),
        country: ctx.app().reference.countries.name(&person.country, ctx.locale()).to_owned(),
        number: number::shown(&person.number),
        days,
        is_late: days >= LATE,
        claimed: None,
    }
}
