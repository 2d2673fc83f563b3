//! `/sign-out`: ends the session.

use accounts::Ctx;
use accounts::audit::Entry;
use axum::response::Response;
use kit::Result;
use kit::form::Nothing;

/// Ends it; the browser forgets what it kept of us.
pub async fn post(ctx: Ctx, _: Nothing) -> Result<Response> {
    ctx.record(Entry::done("staff.sign_out"));
    Ok(ctx.sign_out_to(&ctx.href("/")))
}
