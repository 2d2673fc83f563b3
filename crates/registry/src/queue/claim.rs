//! `/queue/claim`: a member of staff works on a case from now on, also where a colleague did.

use accounts::Ctx;
use accounts::audit::Entry;
use axum::response::Response;
use kit::flash::Tone;
use kit::{Result, form};
use sea_orm::ActiveEnum;
use serde_json::json;

use super::Form;
use crate::{cases, claim, person};

/// Takes it, and leads to where it is decided.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let case = match form.read() {
        Some((kind, id)) => cases::find_for(&ctx, kind, id).await?,
        None => None,
    };
    let Some(case) = case else {
        ctx.flash(Tone::Notice, "queue-gone").await?;
        return Ok(ctx.redirect("/queue"));
    };
    claim::take_over(&ctx, case.kind, case.id, case.person).await?;
    let detail = json!({ "kind": case.kind.to_value() });
    ctx.record(Entry::done("case.claim").to(person::KIND, case.person.0).with(detail));
    Ok(ctx.redirect(&case.href()))
}
