//! `/associations/{id}`: an association: what it is and how it is reached, its branches; and, for those who serve its country, who
//! holds which office in it.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::path::Path;
use serde::Serialize;

use super::href;
use crate::association::{self, AssociationId, Shown};
use crate::association_officer::{self, Shown as Officer};
use crate::person;
use crate::standing::LIVING;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Its address.
    pub here: String,
    /// What it is.
    pub association: Shown,
    /// Of which it is a branch: name and address.
    pub parent: Option<(String, String)>,
    /// Its branches.
    pub branches: Vec<Branch>,
    /// Whether the viewer serves its country, and so reads who holds which office.
    pub is_own: bool,
    /// Those who do, and did.
    pub officers: Vec<Officer>,
    /// Whether the viewer keeps it.
    pub may_manage: bool,
}

/// A branch.
#[derive(Debug, Serialize)]
pub struct Branch {
    /// Address of its page.
    pub href: String,
    /// What it is.
    pub association: Shown,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<AssociationId>) -> Result<Response> {
    let row = association::find(&ctx, id).await?;
    let staff = ctx.staff()?;
    let is_own = staff.decide(Action::SeePeople).reaches(&row.country);
    let officers = if is_own { officers(&ctx, id).await? } else { Vec::new() };
    let parent = match row.parent_id {
        Some(parent) => Some(association::find(&ctx, parent).await?),
        None => None,
    };
    let branches = association::branches(&ctx, id).await?.into_iter();
    let page = Page {
        here: href(id),
        parent: parent.map(|parent| (parent.names_in(ctx.locale()).0.to_owned(), href(parent.id))),
        branches: branches.map(|row| Branch { href: href(row.id), association: row.shown(&ctx) }).collect(),
        is_own,
        officers,
        may_manage: staff.decide(Action::ManageAssociations).reaches(&row.country),
        association: row.shown(&ctx),
    };
    ctx.page("associations/show.html", &page).await
}

/// Who holds which office; of those who are registered, what leads to their record where the viewer may open it.
async fn officers(ctx: &Ctx, id: AssociationId) -> Result<Vec<Officer>> {
    let mut officers = association_officer::of(ctx, id, &LIVING).await?;
    let ids: Vec<_> = officers.iter().filter_map(|one| one.person).map(|person| person.0).collect();
    let people = person::listed_for(ctx, &ids, Action::SeePeople).await?;
    for one in &mut officers {
        if let Some(person) = people.iter().find(|person| Some(person.id) == one.person) {
            one.record_href = format!("/people/{}", person.id);
        }
    }
    if !ids.is_empty() {
        let read = Entry::done("association.officers").to(association::KIND, id.0);
        ctx.record(read.showing(ids));
    }
    Ok(officers)
}
