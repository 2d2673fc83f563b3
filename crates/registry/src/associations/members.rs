//! `/associations/{id}/members`: of the people of the viewer's countries, those who say that they are members of an association.

use accounts::Ctx;
use accounts::audit::Entry;
use axum::response::Response;
use kit::Result;
use kit::form;
use kit::pager::Pager;
use kit::path::Path;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Head, href};
use crate::association::{self, AssociationId};
use crate::number;
use crate::person::{self, Status};

/// Rows to a page.
const SIZE: u64 = 25;

/// The address of a list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Asked {
    /// The page, from 1.
    pub page: u64,
}

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The association.
    pub association: Head,
    /// Those of this page.
    pub people: Vec<Row>,
    /// How many there are.
    pub total: u64,
    /// The pages.
    pub pager: Pager,
}

/// Somebody of the list.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Address of their record.
    pub href: String,
    /// Name.
    pub name: String,
    /// Registry number, as it is read aloud.
    pub number: String,
    /// City, or empty.
    pub city: String,
    /// Where their registration stands.
    pub status: Status,
}

/// Shows them.
pub async fn get(
    ctx: Ctx,
    Path(id): Path<AssociationId>,
    form::Form(asked): form::Form<Asked>,
) -> Result<Response> {
    let association = association::find(&ctx, id).await?;
    // A page that cannot be is none: what is multiplied stays a number.
    let page = asked.page.clamp(1, u64::from(u32::MAX));
    let window = (page.saturating_sub(1).saturating_mul(SIZE), SIZE);
    let (people, total) = person::members::served_in(&ctx, id, window).await?;
    let address = |page: u64| format!("{}/members?page={page}", href(id));
    let pager = Pager::new(page, SIZE, total, address);
    if pager.page != page {
        return Ok(ctx.redirect(&address(pager.page)));
    }
    let shown = json!({ "association": id, "rows": people.len() });
    ctx.record_ahead(
        Entry::done("association.served").with(shown).showing(people.iter().map(|person| person.id.0)),
    );
    let row = |person: &person::Model| Row {
        href: format!("/people/{}", person.id),
        name: person.name_in(ctx.locale()),
        number: number::shown(&person.number),
        city: person.city.clone(),
        status: person.status,
    };
    let people = people.iter().map(row).collect();
    ctx.page(
        "associations/members.html",
        &Page { association: Head::of(&ctx, &association), people, total, pager },
    )
    .await
}
