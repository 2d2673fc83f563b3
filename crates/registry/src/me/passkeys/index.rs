//! `/me/passkeys`: a member's passkeys.

use accounts::Ctx;
use accounts::passkey::{self, Listed};
use accounts::session::Owner;
use axum::response::Response;
use kit::Result;
use serde::Serialize;

use crate::me::own_or_leave;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The passkeys, the oldest first.
    pub passkeys: Vec<Listed>,
}

/// Shows them.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let passkeys = passkey::of(&ctx, Owner::Member(person.id.0)).await?;
    ctx.page("me/passkeys/index.html", &Page { passkeys }).await
}
