//! `/me/associations`: of which associations a member is one, what each may see, and which offices they hold.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use serde::Serialize;

use super::super::own_or_leave;
use super::path;
use crate::association::{Office, Share, Shown};
use crate::association_member::{self, MOST};
use crate::association_officer::{self, OfficerId, When};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Associations of which they are a member.
    pub memberships: Vec<Membership>,
    /// Offices that they hold or held.
    pub offices: Vec<Held>,
    /// Whether there is room for more.
    pub has_room: bool,
}

/// An association of which the member is one.
#[derive(Debug, Serialize)]
pub struct Membership {
    /// Address of its page.
    pub href: String,
    /// What it is.
    pub association: Shown,
    /// What it may see besides the name.
    pub shares: Vec<Share>,
    /// Whether whoever heads it said that they are none.
    pub is_excluded: bool,
}

/// An office in an association.
#[derive(Debug, Serialize)]
pub struct Held {
    /// Address of the association's page.
    pub href: String,
    /// Its id.
    pub id: OfficerId,
    /// What the association is.
    pub association: Shown,
    /// Which office.
    pub office: Office,
    /// What it is called there; or empty.
    pub title: String,
    /// Last day, or empty.
    pub until: String,
    /// Whether it is held now, or will be.
    pub is_open: bool,
    /// First day, or empty.
    pub since: String,
    /// Whether it is over, held now, or yet to begin.
    pub when: When,
    /// Whether the member sees its members now.
    pub heads: bool,
}

/// Shows them.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let memberships =
        association_member::of(&ctx, person.id).await?.into_iter().map(|(row, of)| Membership {
            href: ctx.href(&path(of.id)),
            shares: row.shares(),
            is_excluded: row.excluded_at.is_some(),
            association: of.shown(&ctx),
        });
    let memberships: Vec<Membership> = memberships.collect();
    let today = ctx.now().date_naive();
    let mut offices = Vec::new();
    for (row, of) in association_officer::of_person(&ctx, person.id).await? {
        offices.push(Held {
            href: ctx.href(&path(of.id)),
            id: row.id,
            heads: row.sees_members
                && row.when(today) == When::Now
                && association_officer::heads(&ctx, &person, &of).await?,
            association: of.shown(&ctx),
            office: row.office,
            is_open: row.until.is_none_or(|until| until >= today),
            since: row.since.map(|day| day.to_string()).unwrap_or_default(),
            when: row.when(today),
            until: row.until.map(|day| day.to_string()).unwrap_or_default(),
            title: row.title,
        });
    }
    let page = Page { has_room: memberships.len() < MOST, memberships, offices };
    ctx.page("me/associations/index.html", &page).await
}
