//! `/people/{id}/associations`: the associations of a person at the desk.

pub mod index;
pub mod removal;
pub mod show;

use accounts::Ctx;
use accounts::policy::Action;
use kit::Result;
use serde::Serialize;

use crate::association::{self, AssociationId, Office, Share, Shown};
use crate::association_officer::When;
use crate::person::{self, Model, PersonId};
use crate::{association_member, association_officer};

/// The person `id`, whom the desk serves, the association `association`, and the person's membership in it.
async fn asked(
    ctx: &Ctx,
    id: PersonId,
    association: AssociationId,
) -> Result<(Model, association::Model, Option<association_member::Model>)> {
    let person = person::find_for(ctx, id, Action::EditPerson).await?;
    let row = association::find(ctx, association).await?;
    let known = association_member::find(ctx, id, association).await?;
    Ok((person, row, known))
}

/// An association of which a person is a member.
#[derive(Debug, Serialize)]
pub struct Membership {
    /// Address of the desk's page on it.
    pub href: String,
    /// What it is.
    pub association: Shown,
    /// What it may see besides the name.
    pub shares: Vec<Share>,
    /// Whether whoever heads it said that they are none.
    pub is_excluded: bool,
}

/// An office that a person holds or held.
#[derive(Debug, Serialize)]
pub struct Held {
    /// Address of the association's page.
    pub href: String,
    /// What the association is.
    pub association: Shown,
    /// Which office.
    pub office: Office,
    /// What it is called there; or empty.
    pub title: String,
    /// Last day, or empty.
    pub until: String,
    /// First day, or empty.
    pub since: String,
    /// Whether it is over, held now, or yet to begin.
    pub when: When,
    /// Whether they see its members.
    pub sees_members: bool,
}

/// The memberships and the offices of the person `id`, whom the viewer has found.
pub(super) async fn of(ctx: &Ctx, id: PersonId) -> Result<(Vec<Membership>, Vec<Held>)> {
    let decision = ctx.staff()?.decide(Action::SeePeople);
    let mut memberships = Vec::new();
    for (row, of) in association_member::of(ctx, id).await? {
        let row = decision.masked(&association_member::TABLE, row)?;
        memberships.push(Membership {
            href: format!("{}/associations/{}", super::href(id), of.id),
            shares: row.shares(),
            is_excluded: row.excluded_at.is_some(),
            association: of.shown(ctx),
        });
    }
    let today = ctx.now().date_naive();
    let mut offices = Vec::new();
    for (row, of) in association_officer::of_person(ctx, id).await? {
        let row = decision.masked(&association_officer::TABLE, row)?;
        offices.push(Held {
            href: crate::associations::href(of.id),
            office: row.office,
            since: row.since.map(|day| day.to_string()).unwrap_or_default(),
            when: row.when(today),
            until: row.until.map(|day| day.to_string()).unwrap_or_default(),
            sees_members: row.sees_members,
            title: row.title,
            association: of.shown(ctx),
        });
    }
    Ok((memberships, offices))
}
