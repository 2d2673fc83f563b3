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
use crate::association_officer::When;
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
    /// Whether whoever heads it said that they are none.
    pub is_excluded: bool,
    /// Whether the member's registration is verified: unless it is, the association sees nothing of them.
    pub is_verified: bool,
    /// Those who hold an office now, for verified members of it.
    pub officers: Vec<association_officer::Shown>,
    /// Whether the member heads it.
    pub heads: bool,
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
    // Anybody can say that they are a member: names stay for those whom a mission has verified.
    let is_verified = person.status == Status::Verified;
    let is_excluded = membership.as_ref().is_some_and(|row| row.excluded_at.is_some());
    let is_of_it = (membership.is_some() && !is_excluded && is_verified) || heads;
    let officers =
        if is_of_it { association_officer::of(&ctx, id, &[Status::Verified]).await? } else { Vec::new() };
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
        is_excluded,
        shares: membership.map(|row| row.shares()).unwrap_or_default(),
        is_verified,
        officers: officers.into_iter().filter(|one| one.when == When::Now && !one.name.is_empty()).collect(),
        heads,
        association: row.shown(&ctx),
    };
    ctx.page("me/associations/show.html", &page).await
}
