//! `/account/passkeys`: one's own passkeys.

use axum::response::Response;
use kit::Result;
use serde::Serialize;

use crate::Ctx;
use crate::passkey;
use crate::session::Owner;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The passkeys, the oldest first.
    pub passkeys: Vec<passkey::Listed>,
    /// Whether the role wants one.
    pub is_wanted: bool,
}

/// Shows them.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let own = ctx.staff()?;
    let passkeys = passkey::of(&ctx, Owner::Staff(own.id)).await?;
    ctx.page("account/passkeys/index.html", &Page { passkeys, is_wanted: own.role.wants_passkey() }).await
}
