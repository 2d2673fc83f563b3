//! `/regions`: all regions.

use std::collections::BTreeMap;

use axum::response::Response;
use kit::Result;
use serde::Serialize;

use crate::Ctx;
use crate::missions::names;
use crate::policy::Action;
use crate::region::{self, RegionId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Regions, by name.
    pub regions: Vec<Row>,
    /// Whether the reader may add one.
    pub may_manage: bool,
}

/// A region.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Where it is changed, if the reader may.
    pub href: String,
    /// Name.
    pub name: String,
    /// How many countries it has.
    pub countries: usize,
    /// Their names.
    pub names: String,
}

/// Lists them.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let db = ctx.tx().await?;
    let may_manage = ctx.staff()?.may(Action::ManageMissions);
    let mut countries: BTreeMap<RegionId, Vec<String>> = BTreeMap::new();
    for (region, country) in region::all_countries(db).await? {
        countries.entry(region).or_default().push(country);
    }
    let comma = format!("{} ", ctx.text("mission-comma"));
    let regions = region::all(db).await?.into_iter().map(|region| {
        let codes = countries.remove(&region.id).unwrap_or_default();
        Row {
            href: if may_manage { format!("/regions/{}/edit", region.id) } else { String::new() },
            name: region.name(ctx.locale()).to_owned(),
            countries: codes.len(),
            names: names(&ctx, &codes).join(&comma),
        }
    });
    let mut regions: Vec<Row> = regions.collect();
    regions.sort_by(|a, b| a.name.cmp(&b.name));
    ctx.page("regions/index.html", &Page { regions, may_manage }).await
}
