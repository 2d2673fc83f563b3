//! `/me/associations/{id}`: an association as a member reads of it: what it is, how it is reached, what it may see of them. Who holds
//! which office there its own members read.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::path::Path;
use serde::Serialize;

use super::super::own_or_leave;
use super::path;
use crate::association::{self, AssociationId, Share, Shown};
use crate::person::Status;
use crate::{association_member, association_officer};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Its address.
    pub here: String,
    /// What it is.
    pub association: Shown,
    /// Of which it is a branch: name and address.
    pub parent: Option<(String, String)>,
    /// Its branches that are at work: name, city and address.
    pub branches: Vec<(String, String, String)>,
    /// Whether the member is one of it.
    pub is_member: bool,
    /// What it may see besides the name.
    pub shares: Vec<Share>,
    /// Whether the member's registration is verified: unless it is, the association sees nothing of them.
    pub is_verified: bool,
    /// Those who hold an office now, for members of it.
    pub officers: Vec<association_officer::Shown>,
    /// Whether the member heads it.
    pub heads: bool,
    /// How many members it sees, for who heads it.
    pub members: u64,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<AssociationId>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let row = association::find(&ctx, id).await?;
    let membership = association_member::find(&ctx, person.id, id).await?;
    let heads = association_officer::heads(&ctx, &person, &row).await?;
    let is_of_it = membership.is_some() || heads;
    let officers = if is_of_it { association_officer::of(&ctx, id).await? } else { Vec::new() };
    let parent = match row.parent_id {
        Some(parent) => Some(association::find(&ctx, parent).await?),
        None => None,
    };
    let branches = association::branches(&ctx, id).await?.into_iter().filter(association::Model::is_active);
    let page = Page {
        here: ctx.href(&path(id)),
        parent: parent.map(|parent| (parent.names_in(ctx.locale()).0.to_owned(), ctx.href(&path(parent.id)))),
        branches: branches
            .map(|row| (row.names_in(ctx.locale()).0.to_owned(), row.city.clone(), ctx.href(&path(row.id))))
            .collect(),
        is_member: membership.is_some(),
        shares: membership.map(|row| row.shares()).unwrap_or_default(),
        is_verified: person.status == Status::Verified,
        officers: officers.into_iter().filter(|one| one.is_now).collect(),
        members: if heads { association_member::count_seen(&ctx, id).await? } else { 0 },
        heads,
        association: row.shown(&ctx),
    };
    ctx.page("me/associations/show.html", &page).await
}
