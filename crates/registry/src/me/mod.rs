//! `/me`: a member's own pages, and how they sign in.

pub mod about;
pub mod again;
pub mod associations;
pub mod camp;
pub mod code;
pub mod companies;
pub mod confirmation;
pub mod consents;
pub mod contacts;
pub mod copy;
pub mod details;
pub mod documents;
pub mod emergency;
pub mod expertise;
pub mod family;
pub mod history;
pub mod index;
pub mod introductions;
pub mod leaving;
pub mod left;
pub mod name;
pub mod needs;
pub mod objection;
pub mod opportunities;
pub mod passkeys;
pub mod pause;
pub mod preferences;
pub mod proof;
pub mod refugee;
pub mod requests;
pub mod residence;
pub mod resubmission;
pub mod sessions;
pub mod sign_in;
pub mod sign_out;
pub mod who;

use accounts::Ctx;
use axum::response::Response;
use kit::flash::Tone;
use kit::page::Notice;
use kit::{Result, form};

use crate::again::{self as again_model, Wanted};
use crate::change::Changed;
use crate::data_request;
use crate::departure;
use crate::person::{self, Model, Status};

/// The member's own row; or, where the person is merged or has left since, the answer that ends the session.
pub async fn own_or_leave(ctx: &Ctx) -> Result<Result<Model, Response>> {
    Ok(match person::own(ctx).await? {
        Some(person) => Ok(person),
        None => {
            ctx.sign_out();
            Err(to_sign_in(ctx))
        }
    })
}

/// The answer that asks the member to prove once more who they are before `path` is opened, or, where `is_sent`,
/// sent; none where they have.
async fn asked_again(ctx: &Ctx, wanted: Wanted, is_sent: bool, path: &str) -> Result<Option<Response>> {
    if again_model::is_given(ctx, wanted, is_sent).await? {
        return Ok(None);
    }
    Ok(Some(ctx.redirect(&(ctx.href("/me/again") + &form::query(&[("to", path)])))))
}

/// Says what became of a change in the record of `person`, and where to go on: what is asked for is followed on the
/// page of requests, and what was sent back is sent again.
async fn after(ctx: &Ctx, person: &Model, changed: Changed) -> Result<Response> {
    let (tone, said) = match changed {
        Changed::Nothing => (Tone::Notice, "me-details-unchanged"),
        Changed::Now => (Tone::Success, "me-details-changed"),
        Changed::Asked => (Tone::Success, "me-requests-asked"),
    };
    ctx.flash(tone, said).await?;
    let to = match changed {
        Changed::Asked => "/me/requests",
        _ if person.status == Status::Returned => "/me/resubmission",
        _ => "/me/details",
    };
    Ok(ctx.redirect(&ctx.href(to)))
}

/// What a member is told on each of their pages: that the record rests, that it will be erased, that they object.
pub(crate) async fn notices(ctx: &Ctx) -> Result<Vec<Notice>> {
    let Some(person) = person::own(ctx).await? else { return Ok(Vec::new()) };
    let mut notices = Vec::new();
    if let Some(departure) = departure::waiting(ctx.tx().await?, person.id).await? {
        notices.push(Notice {
            text: ctx.text_with("me-leaving-notice", &[("due", departure.due_words(ctx))]),
            label: ctx.text("me-leaving-notice-link"),
            href: ctx.href("/me/leaving"),
        });
    }
    if person.status == Status::Returned {
        notices.push(Notice {
            text: ctx.text("me-resubmission-notice"),
            label: ctx.text("me-resubmission-notice-link"),
            href: ctx.href("/me/resubmission"),
        });
    }
    let objects = data_request::open_of(ctx.tx().await?, person.id).await?;
    if objects.iter().any(|open| open.kind == data_request::Kind::Objection) {
        notices.push(Notice {
            text: ctx.text("me-objection-notice"),
            label: ctx.text("me-objection-notice-link"),
            href: ctx.href("/me/objection"),
        });
    } else if person.status == Status::Paused {
        notices.push(Notice {
            text: ctx.text("me-pause-notice"),
            label: ctx.text("me-pause-notice-link"),
            href: ctx.href("/me/pause"),
        });
    }
    Ok(notices)
}

/// Sends the browser to where one signs in.
fn to_sign_in(ctx: &Ctx) -> Response {
    ctx.redirect(&ctx.href("/me/sign-in"))
}
