//! `/me/sign-out`: ends a member's session.

use accounts::Ctx;
use accounts::audit::Entry;
use axum::response::Response;
use kit::Result;
use kit::form::Nothing;

use crate::person::KIND;

/// Ends it; the browser forgets what it kept of us.
pub async fn post(ctx: Ctx, _: Nothing) -> Result<Response> {
    ctx.record(Entry::done("member.sign_out").to(KIND, ctx.member()?));
    Ok(ctx.sign_out_to(&ctx.href("/")))
}
