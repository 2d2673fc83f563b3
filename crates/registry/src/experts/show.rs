//! `/experts/{id}`: somebody who stands in the bank of expertise: what they know and would give, never how they are reached.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::path::Path;
use serde::Serialize;

use crate::expert::{ExpertId, Shown, bank};
use crate::person;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Their name.
    pub name: String,
    /// Where they live.
    pub country: String,
    /// City, or empty.
    pub city: String,
    /// What they know and would give.
    pub expert: Shown,
    /// When they last said that what the registry has of them is right.
    pub confirmed: String,
    /// Address of their record, where the viewer may open it; or empty.
    pub record_href: String,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<ExpertId>) -> Result<Response> {
    let bank::Listed { expert, person } = bank::find_listed(&ctx, id).await?;
    let may_open = ctx.staff()?.may(Action::SeePeople)
        && !person::listed_for(&ctx, &[person.id.0], Action::SeePeople).await?.is_empty();
    let page = Page {
        name: person.name_in(ctx.locale()),
        country: ctx.app().reference.countries.name(&person.country, ctx.locale()).to_owned(),
        record_href: if may_open { format!("/people/{}", person.id) } else { String::new() },
        confirmed: person.confirmed_at.to_rfc3339(),
        city: person.city,
        expert: expert.shown(&ctx),
    };
    ctx.page("experts/show.html", &page).await
}
