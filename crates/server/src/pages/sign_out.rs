//! `/sign-out`: ends the session.

use accounts::Ctx;
use accounts::audit::Entry;
use axum::http::{HeaderValue, header::HeaderName};
use axum::response::Response;
use kit::Result;
use kit::page::localized;

/// Ends it; the browser forgets what it kept of us.
pub async fn post(ctx: Ctx) -> Result<Response> {
    ctx.record(Entry::done("staff.sign_out"));
    ctx.sign_out();
    let mut response = ctx.redirect(&localized(ctx.locale(), "/"));
    let everything = HeaderValue::from_static("\"cache\", \"cookies\", \"storage\"");
    response.headers_mut().insert(HeaderName::from_static("clear-site-data"), everything);
    Ok(response)
}
