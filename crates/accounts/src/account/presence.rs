//! `/account/presence`: someone who is asked by the page whether they are still there says so.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kit::Result;
use kit::form::Nothing;

use crate::Ctx;

/// That the request came is all: it has kept the session alive.
pub async fn post(ctx: Ctx, _: Nothing) -> Result<Response> {
    ctx.staff()?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
