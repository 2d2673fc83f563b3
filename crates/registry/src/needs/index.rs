//! `/needs`: the needs to which the viewer is to see, the oldest first: a supervisor's are all of the mission's people.

use std::collections::HashMap;

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::staff;
use axum::response::Response;
use kit::Result;
use serde::Serialize;
use serde_json::json;

use crate::need::{self, Kind};
use crate::number;
use crate::person;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The needs.
    pub needs: Vec<Row>,
}

/// A need.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Where it is seen to.
    pub href: String,
    /// Name in Arabic, or empty.
    pub name_ar: String,
    /// Name in Latin script, or empty.
    pub name_latin: String,
    /// Registry number, as it is read aloud.
    pub number: String,
    /// What is needed.
    pub kind: Kind,
    /// For how many days it waits.
    pub days: i64,
    /// Who sees to it; or empty.
    pub carer: String,
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let db = ctx.tx().await?;
    let rows = need::waiting_for(&ctx).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.person_id).collect();
    let people: HashMap<_, _> =
        person::for_index(db, &ids).await?.into_iter().map(|person| (person.id, person)).collect();
    let names = staff::names(db, rows.iter().filter_map(|row| row.referred_to).map(|id| id.0)).await?;
    let mut needs = Vec::new();
    for row in rows {
        let Some(person) = people.get(&row.person_id) else { continue };
        needs.push(Row {
            href: format!("/needs/{}", row.id),
            name_ar: person.name_ar(),
            name_latin: person.name_latin(),
            number: number::shown(&person.number),
            kind: row.said(&ctx).await?.kind,
            days: (ctx.now() - row.asked_at).num_days(),
            carer: row.referred_to.and_then(|id| names.get(&id.0).cloned()).unwrap_or_default(),
        });
    }
    let shown = json!({ "rows": needs.len() });
    ctx.record(Entry::done("need.list").with(shown).showing(people.keys().map(|person| person.0)));
    ctx.page("needs/index.html", &Page { needs }).await
}
