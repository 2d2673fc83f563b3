//! `/me/requests/{id}`: one request of a member: what is asked for, where it stands, and what shows that it is right.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_line};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::super::own_or_leave;
use super::Request;
use crate::change_request::{self, RequestId, State};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The request.
    pub request: Request,
    /// Where it is withdrawn.
    pub withdrawal_href: String,
    /// The form.
    pub form: Filled,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// What shows that it is right.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 500, message = "me-requests-error-note-long"))]
    pub note: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

async fn page(ctx: &Ctx, row: change_request::Model, form: Filled) -> Result<Page> {
    let withdrawal_href = ctx.href(&format!("/me/requests/{}/withdrawal", row.id));
    // Once it is decided there is nothing to be typed.
    let form = if row.state == State::Open { form.that_switches_language() } else { form };
    let request = Request::of(ctx, row).await?;
    Ok(Page { request, withdrawal_href, form })
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<RequestId>) -> Result<Response> {
    if let Err(leave) = own_or_leave(&ctx).await? {
        return Ok(leave);
    }
    let row = change_request::own(&ctx, id).await?;
    let note = row.wish(&ctx).await?.note;
    let form = Filled::new(&Form { note, switch: String::new() });
    ctx.page("me/requests/show.html", &page(&ctx, row, form).await?).await
}

/// Keeps what shows that it is right.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<RequestId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    if let Err(leave) = own_or_leave(&ctx).await? {
        return Ok(leave);
    }
    let row = change_request::own(&ctx, id).await?;
    if !form.switch.is_empty() {
        let page = page(&ctx, row, Filled::new(&form)).await?;
        return ctx.page("me/requests/show.html", &page).await;
    }
    let errors = Errors::of(&form);
    if !errors.is_empty() {
        let page = page(&ctx, row, ctx.filled(&form, errors)).await?;
        return ctx.invalid("me/requests/show.html", &page).await;
    }
    let (tone, said) = if row.explain(&ctx, &form.note).await? {
        (Tone::Success, "me-requests-explained")
    } else {
        (Tone::Notice, "me-requests-decided")
    };
    ctx.flash(tone, said).await?;
    Ok(ctx.redirect(&ctx.href("/me/requests")))
}
