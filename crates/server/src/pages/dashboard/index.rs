//! `/dashboard`: the first page of staff, with the numbers of the people they count.

use accounts::Ctx;
use accounts::grant::Office;
use accounts::policy::{Action, Role};
use axum::http::HeaderMap;
use axum::response::Response;
use kit::Result;
use registry::facet::Filters;
use registry::numbers::{self, Counted, MONTHS, Row, TABLES};
use registry::person::{self, Status};
use serde::Serialize;

use super::map::Map;
use super::rows;

/// Rows of a table that stand on this page; a page of its own has all.
const MOST: usize = 10;

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
    /// Whether they count people, and so get numbers.
    pub counts: bool,
    /// Whether they see people, so that numbers lead to lists.
    pub sees_people: bool,
    /// The numbers in large; nothing for who counts nobody, or where none is known.
    pub figures: Option<Figures>,
    /// The numbers by what is known of people.
    pub tables: Vec<Table>,
    /// The map of the countries; none for a browser that saves data, and none of a single country.
    pub map: Option<Map>,
}

/// The numbers in large. One that is nothing is hidden: few people.
#[derive(Debug, Serialize)]
pub struct Figures {
    /// When they were counted.
    pub at: String,
    /// Whether they are the last that are known, because the index is away.
    pub is_last: bool,
    /// Whether the index is away and none were kept, so that they come from the database.
    pub degraded: bool,
    /// All.
    pub total: Figure,
    /// Registrations that wait to be verified.
    pub submitted: Figure,
    /// Verified registrations.
    pub verified: Figure,
    /// Who confirmed their data within a year.
    pub confirmed: Option<Figure>,
    /// Who registered in the month that runs.
    pub new: Option<Figure>,
}

/// A number and the list that it opens.
#[derive(Debug, Serialize)]
pub struct Figure {
    /// How many; nothing where it is hidden.
    pub count: Option<u64>,
    /// The list; empty for who may not see it.
    pub href: String,
}

/// People by one thing that is known of them.
#[derive(Debug, Serialize)]
pub struct Table {
    /// What: one of [`TABLES`].
    pub of: &'static str,
    /// The rows, at most as many as stand on this page.
    pub rows: Vec<Row>,
    /// Whether there are more.
    pub more: bool,
    /// Whether numbers of few people are left out.
    pub is_cut: bool,
}

/// Shows it.
pub async fn get(ctx: Ctx, headers: HeaderMap) -> Result<Response> {
    let (staff, locale) = (ctx.staff()?, ctx.locale());
    let countries = &ctx.app().reference.countries;
    let mut page = Page {
        viewer: staff.name.clone(),
        role: staff.role,
        office: match &staff.office {
            Office::Mission(mission) => mission.city(locale).to_owned(),
            Office::Region(region) => region.name(locale).to_owned(),
            Office::Ministry => String::new(),
        },
        countries: staff.countries.iter().map(|code| countries.name(code, locale).to_owned()).collect(),
        counts: staff.may(Action::SeeNumbers),
        sees_people: staff.may(Action::SeePeople),
        figures: None,
        tables: Vec::new(),
        map: None,
    };
    if page.counts {
        match numbers::counted(&ctx).await? {
            Some(counted) => fill(&ctx, &mut page, &counted, saves_data(&headers)).await?,
            None if page.sees_people => page.figures = Some(from_database(&ctx).await?),
            None => {}
        }
    }
    ctx.page("dashboard/index.html", &page).await
}

/// Whether the browser says that data is dear (the header `Save-Data: on`).
fn saves_data(headers: &HeaderMap) -> bool {
    headers.get("save-data").is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"on"))
}

/// Puts the numbers into the page.
async fn fill(ctx: &Ctx, page: &mut Page, counted: &Counted, saves_data: bool) -> Result<()> {
    for of in TABLES {
        let most = if of == "registered" { MONTHS as usize + 1 } else { MOST };
        let Some((rows, more)) = rows(ctx, counted, of, most).await? else { continue };
        page.tables.push(Table { of, rows, more, is_cut: counted.is_cut(of) });
    }
    let (all, _) = rows(ctx, counted, "country", usize::MAX).await?.unwrap_or_default();
    if !saves_data && all.len() > 1 {
        let reference = &ctx.app().reference;
        let palestine = reference.countries.name("PS", ctx.locale()).to_owned();
        page.map = Some(Map::new(reference, &all, palestine));
    }
    let link = |href: String| if page.sees_people { href } else { String::new() };
    let of = |table: &str, value: &str| Figure {
        count: counted.of(table, value),
        href: link(numbers::href(table, value, counted.at)),
    };
    page.figures = Some(Figures {
        at: counted.at.to_rfc3339(),
        is_last: counted.is_last,
        degraded: false,
        total: Figure { count: counted.total, href: link(numbers::href("", "", counted.at)) },
        submitted: of("status", &Status::Submitted.code()),
        verified: of("status", &Status::Verified.code()),
        confirmed: Some(of("confirmed", "within")),
        new: Some(of("registered", &counted.month())),
    });
    Ok(())
}

/// The numbers without the index, by the database, where none were ever kept.
async fn from_database(ctx: &Ctx) -> Result<Figures> {
    let mut counts = Vec::new();
    for status in [None, Some(Status::Submitted), Some(Status::Verified)] {
        let of = status.map(|status| ("status", status.code())).into_iter().collect();
        let filters = Filters { of, ..Filters::default() };
        let condition = (filters.condition(ctx.now()), false);
        let (_, count) = person::begins_with_for(ctx, "", condition, Action::SeePeople, (0, 1)).await?;
        let href = status.map(|status| numbers::href("status", &status.code(), ctx.now()));
        counts.push(Figure { count: Some(count), href: href.unwrap_or_else(|| "/people".to_owned()) });
    }
    let [total, submitted, verified] =
        counts.try_into().map_err(|_| anyhow::anyhow!("three numbers were counted"))?;
    Ok(Figures {
        at: ctx.now().to_rfc3339(),
        is_last: false,
        degraded: true,
        total,
        submitted,
        verified,
        confirmed: None,
        new: None,
    })
}
