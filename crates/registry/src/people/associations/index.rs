//! `/people/{id}/associations`: the desk sees of which associations a person is a member, and chooses one that they name.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::path::Path;
use serde::Serialize;

use super::super::{Head, href};
use super::{Held, Membership, of};
use crate::association::{self, Shown};
use crate::guardianship;
use crate::person::{self, PersonId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// Their memberships.
    pub memberships: Vec<Membership>,
    /// Offices that they hold or held.
    pub offices: Vec<Held>,
    /// Whether they are a minor, and join none by themselves.
    pub is_minor: bool,
    /// The associations of the country where they live of which they are no member.
    pub others: Vec<Row>,
}

/// An association.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Address of the desk's page on it.
    pub href: String,
    /// What it is.
    pub association: Shown,
}

/// Shows them.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let (memberships, offices) = of(&ctx, id).await?;
    let others = association::in_country(&ctx, &person.country).await?.into_iter();
    let others = others.filter(|row| memberships.iter().all(|one| one.association.id != row.id));
    let row = |row: association::Model| Row {
        href: format!("{}/associations/{}", href(id), row.id),
        association: row.shown(&ctx),
    };
    let others = others.map(row).collect();
    let is_minor = guardianship::is_minor(&person, ctx.now().date_naive());
    let page = Page { person: (&person).into(), others, memberships, offices, is_minor };
    ctx.page("people/associations/index.html", &page).await
}
