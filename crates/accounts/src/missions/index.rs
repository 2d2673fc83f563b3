//! `/missions`: all missions, and the countries that none serves.

use std::collections::{BTreeMap, BTreeSet};

use axum::response::Response;
use kit::Result;
use kit::clean::de_line;
use kit::form::{self, Filled};
use search::fold;
use serde::{Deserialize, Serialize};

use super::names;
use crate::Ctx;
use crate::mission::{self, Kind, MissionId};
use crate::policy::Action;

/// Countries that a row names; of more it gives the number alone.
const NAMED: usize = 4;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Missions, by country and city.
    pub missions: Vec<Row>,
    /// Countries that no mission serves.
    pub unserved: Vec<String>,
    /// Whether the reader may add one.
    pub may_manage: bool,
    /// The form: what is looked for.
    pub form: Filled,
}

/// The address.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Asked {
    /// Part of a country's or a city's name.
    #[serde(deserialize_with = "de_line")]
    pub q: String,
}

/// A mission.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Its id.
    pub id: MissionId,
    /// Host country.
    pub country: String,
    /// City.
    pub city: String,
    /// Kind.
    pub kind: Kind,
    /// How many countries it serves.
    pub serves: usize,
    /// Their names, where they are few and not its host alone.
    pub served: String,
    /// Whether the ministry has confirmed it.
    pub confirmed: bool,
}

/// Lists them.
pub async fn get(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    let (db, locale) = (ctx.tx().await?, ctx.locale());
    let reference = &ctx.app().reference.countries;
    let mut serves: BTreeMap<MissionId, Vec<String>> = BTreeMap::new();
    for (mission, country) in mission::all_countries(db).await? {
        serves.entry(mission).or_default().push(country);
    }
    let served: BTreeSet<&String> = serves.values().flatten().collect();
    let unserved = reference.all().filter(|country| !served.contains(&country.code));
    let unserved: Vec<String> = unserved.map(|country| country.code.clone()).collect();
    let unserved = names(&ctx, &unserved);
    let missions = mission::all(db).await?.into_iter().map(|mission| {
        let codes = serves.get(&mission.id).map(Vec::as_slice).unwrap_or_default();
        let is_host = *codes == [mission.country.clone()];
        let comma = ctx.text("mission-comma");
        Row {
            id: mission.id,
            country: reference.name(&mission.country, locale).to_owned(),
            city: mission.city(locale).to_owned(),
            kind: mission.kind,
            serves: codes.len(),
            served: if is_host || codes.len() > NAMED {
                String::new()
            } else {
                names(&ctx, codes).join(&format!("{comma} "))
            },
            confirmed: mission.confirmed,
        }
    });
    let mut missions: Vec<Row> = missions.collect();
    let wanted = fold::key(&asked.q);
    missions.retain(|row| [&row.country, &row.city].iter().any(|name| fold::key(name).contains(&wanted)));
    missions.sort_by(|a, b| (&a.country, &a.city).cmp(&(&b.country, &b.city)));
    let may_manage = ctx.staff()?.may(Action::ManageMissions);
    ctx.page("missions/index.html", &Page { missions, unserved, may_manage, form: Filled::new(&asked) }).await
}
