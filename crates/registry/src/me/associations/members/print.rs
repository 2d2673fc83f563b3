//! `/me/associations/{id}/members/print`: up to a hundred members on paper, for who heads the association, marked with who printed it
//! and when: it is not to leave their hands.

use accounts::Ctx;
use accounts::audit::Entry;
use axum::response::Response;
use kit::Result;
use kit::path::Path;
use serde::Serialize;
use serde_json::json;

use super::super::{Head, headed, headed_with_passkey};
use crate::association::AssociationId;
use crate::association_member::{self, Shown};
use crate::number;

/// Members on paper at the most (SECURITY 3).
const MOST: u64 = 100;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The association.
    pub association: Head,
    /// The members, with what each lets it see.
    pub members: Vec<Shown>,
    /// How many there are.
    pub total: u64,
    /// Name of who prints it.
    pub by: String,
    /// Their registry number, as it is read aloud.
    pub number_of: String,
    /// When.
    pub at: String,
}

/// Shows them.
pub async fn get(ctx: Ctx, Path(id): Path<AssociationId>) -> Result<Response> {
    if let Err(leave) = headed_with_passkey(&ctx, id, "/members/print").await? {
        return Ok(leave);
    }
    let (head, association) = match headed(&ctx, id).await? {
        Ok(headed) => headed,
        Err(leave) => return Ok(leave),
    };
    let (members, total) = association_member::printed(&ctx, id, MOST).await?;
    for one in &members {
        let about = json!({ "association": id });
        ctx.record(
            Entry::done("association.print").to(crate::person::KIND, one.person.0).with(about).as_look(),
        );
    }
    let page = Page {
        association: Head::of(&ctx, &association),
        members,
        total,
        by: head.name_in(ctx.locale()),
        number_of: number::shown(&head.number),
        at: ctx.now().to_rfc3339(),
    };
    ctx.page("me/associations/members/print.html", &page).await
}
