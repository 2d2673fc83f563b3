//! `/me/family/{id}/documents`: the identity documents of a child, for whoever acts for them.

pub mod index;
pub mod new;
pub mod removal;
pub mod scan;
pub mod show;

use accounts::Ctx;
use axum::response::Response;
use kit::Result;

use super::super::documents::Owner;
use super::{Head, child_or_leave};
use crate::person::PersonId;

/// The documents of the child `id`; or the answer that ends the session.
async fn owner(ctx: &Ctx, id: PersonId) -> Result<Result<Owner, Response>> {
    let both = child_or_leave(ctx, id).await?;
    Ok(both.map(|(_, child)| {
        let head = Head::of(ctx, &child);
        Owner { list: format!("{}/documents", head.href), child: Some((head.name, head.href)), person: child }
    }))
}
