//! `/dashboard`: the first page of staff.

use accounts::Ctx;
use accounts::grant::Office;
use accounts::policy::{Action, Role};
use axum::response::Response;
use kit::Result;
use registry::facet::Filters;
use registry::person::{self, Status};
use search::Query;
use serde::Serialize;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Name of the member of staff.
    pub viewer: String,
    /// Their role.
    pub role: Role,
    /// City of their mission or name of their region; empty for the ministry.
    pub office: String,
    /// The countries whose people they see, in the page's language.
    pub countries: Vec<String>,
    /// The numbers of those people; none for roles that see no people.
    pub numbers: Option<Numbers>,
}

/// The numbers of the people in someone's scope.
#[derive(Debug, Serialize)]
pub struct Numbers {
    /// Registrations that wait to be verified.
    pub submitted: u64,
    /// Verified registrations.
    pub verified: u64,
    /// All.
    pub total: u64,
    /// Whether the index is away, so that the numbers come from the database.
    pub degraded: bool,
}

/// Shows it. The numbers are those of the query that lists the rows.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let (staff, locale) = (ctx.staff()?, ctx.locale());
    let countries = &ctx.app().reference.countries;
    let page = Page {
        viewer: staff.name.clone(),
        role: staff.role,
        office: match &staff.office {
            Office::Mission(mission) => mission.city(locale).to_owned(),
            Office::Region(region) => region.name(locale).to_owned(),
            Office::Ministry => String::new(),
        },
        countries: staff.countries.iter().map(|code| countries.name(code, locale).to_owned()).collect(),
        numbers: if staff.role.permits(Action::SeePeople) { Some(numbers(&ctx).await?) } else { None },
    };
    ctx.page("dashboard.html", &page).await
}

/// The numbers, as facets of the query that lists the rows; counted in the database where the index is away.
async fn numbers(ctx: &Ctx) -> Result<Numbers> {
    let staff = ctx.staff()?;
    let query = Query { kind: person::KIND, facets: vec!["status"], ..Query::default() };
    let found = ctx.app().index.search(&staff.scope(Action::SeePeople), query).await;
    let (submitted, verified, total, degraded) = match found {
        Ok(hits) => {
            let count =
                |status: Status| hits.facets["status"].get(&status.code()).copied().unwrap_or_default();
            (count(Status::Submitted), count(Status::Verified), hits.total, false)
        }
        Err(error) => {
            tracing::error!(
                cause = format!("{error:#}"),
                "the index does not answer; counting in the database"
            );
            let submitted = counted(ctx, Some(Status::Submitted)).await?;
            let verified = counted(ctx, Some(Status::Verified)).await?;
            (submitted, verified, counted(ctx, None).await?, true)
        }
    };
    Ok(Numbers { submitted, verified, total, degraded })
}

/// How many people of the viewer's scope have this status, or any, by the database.
async fn counted(ctx: &Ctx, status: Option<Status>) -> Result<u64> {
    let of = status.map(|status| ("status", status.code())).into_iter().collect();
    let filters = Filters { of, ..Filters::default() };
    let condition = (filters.condition(ctx.now()), false);
    let (_, total) = person::begins_with_for(ctx, "", condition, Action::SeePeople, (0, 1)).await?;
    Ok(total)
}
