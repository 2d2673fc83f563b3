//! `/help`: questions and answers, and the missions by country.

use std::collections::BTreeMap;

use accounts::Ctx;
use accounts::app::Ministry;
use accounts::mission::{self, MissionId};
use accounts::reference::Found;
use axum::response::Response;
use kit::Result;
use kit::clean::de_line;
use kit::form;
use registry::register::done::Mission;
use serde::{Deserialize, Serialize};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The country that was asked for, as typed.
    pub query: String,
    /// Missions by country, in the order of the countries' names.
    pub groups: Vec<Group>,
    /// How many missions these are.
    pub total: usize,
    /// The ministry's own contact.
    pub ministry: Ministry,
}

/// The missions of one country.
#[derive(Debug, Serialize)]
pub struct Group {
    /// The country, in the page's language.
    pub country: String,
    /// Its missions.
    pub missions: Vec<Mission>,
}

/// The address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The country, by any name.
    #[serde(deserialize_with = "de_line")]
    pub country: String,
}

/// Shows all missions, or those that serve the country asked for.
pub async fn get(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    let reference = &ctx.app().reference;
    let query: String = asked.country.chars().take(100).collect();
    let wanted = match reference.countries.find(&query) {
        Found::One(code) => vec![code],
        Found::Several(codes) => codes,
        Found::None => Vec::new(),
    };
    // Guest pages open no transaction: two short reads of public rows.
    let db = &ctx.app().db;
    let mut serves: BTreeMap<MissionId, Vec<String>> = BTreeMap::new();
    for (mission, country) in mission::all_countries(db).await? {
        serves.entry(mission).or_default().push(country);
    }
    let mut groups: BTreeMap<String, Vec<Mission>> = BTreeMap::new();
    let mut total = 0;
    for mission in mission::all(db).await? {
        let countries = serves.remove(&mission.id).unwrap_or_default();
        let meant = wanted.contains(&mission.country) || countries.iter().any(|code| wanted.contains(code));
        if query.is_empty() || meant {
            total += 1;
            let country = reference.countries.name(&mission.country, ctx.locale()).to_owned();
            groups.entry(country).or_default().push(Mission::new(
                &mission,
                &countries,
                reference,
                ctx.locale(),
            ));
        }
    }
    let groups = groups.into_iter().map(|(country, missions)| Group { country, missions }).collect();
    let ministry = ctx.app().settings.ministry.clone();
    ctx.page("help.html", &Page { query, groups, total, ministry }).await
}
