//! `/register`: a person registers, one group of questions a page. The answers wait in a [`Draft`];
//! sending the check page makes the person.

pub mod check;
pub mod consents;
pub mod contact;
pub mod done;
pub mod email;
pub mod index;
pub mod name;
pub mod residence;

use accounts::Ctx;
use axum::response::Response;
use kit::Result;

use crate::draft::{self, Draft};

/// The draft of this browser, or the answer that sends the person to the beginning.
async fn draft_or_start(ctx: &Ctx) -> Result<Result<Draft, Response>> {
    Ok(match draft::find(ctx).await? {
        Some(draft) => Ok(draft),
        None => Err(ctx.redirect(&ctx.href("/register"))),
    })
}

/// Keeps `draft` and goes on to the first page still to be answered.
async fn save_and_go_on(ctx: &Ctx, draft: &Draft) -> Result<Response> {
    draft::save(ctx, draft).await?;
    Ok(ctx.redirect(&ctx.href(draft.next_page())))
}
