//! `/queue/next`: the oldest case that nobody works on.

use accounts::Ctx;
use accounts::audit::Entry;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use sea_orm::ActiveEnum;
use serde_json::json;

use crate::{cases, person};

/// Takes it, and leads to where it is decided.
pub async fn post(ctx: Ctx, _: Nothing) -> Result<Response> {
    let Some(case) = cases::next(&ctx).await? else {
        ctx.flash(Tone::Notice, "queue-nothing").await?;
        return Ok(ctx.redirect("/queue"));
    };
    let detail = json!({ "kind": case.kind.to_value() });
    ctx.record(Entry::done("case.claim").to(person::KIND, case.person.0).with(detail));
    Ok(ctx.redirect(&case.href()))
}
