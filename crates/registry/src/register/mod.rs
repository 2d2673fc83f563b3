//! `/register`: a person registers, one group of questions a page. The answers wait in a [`Draft`];
//! sending the check page makes the person.

pub mod about;
pub mod camp;
pub mod check;
pub mod consents;
pub mod contact;
pub mod done;
pub mod email;
pub mod index;
pub mod later;
pub mod minor;
pub mod name;
pub mod paper;
pub mod residence;
pub mod resume;
pub mod spelling;
pub mod suggestions;

use accounts::Ctx;
use accounts::code;
use accounts::mail::{self, Letter};
use axum::response::Response;
use kit::Result;
use kit::form::{Errors, Filled};
use serde::Serialize;

use crate::draft::{self, Draft};
use crate::sign_in::Words;

/// The draft of this browser, or the answer that sends the person to the beginning.
async fn draft_or_start(ctx: &Ctx) -> Result<Result<Draft, Response>> {
    Ok(match draft::find(ctx).await? {
        Some(draft) => Ok(draft),
        None => Err(ctx.redirect(&ctx.href("/register"))),
    })
}

/// Sends six digits for `purpose` to `email`, which keeps an unfinished registration or leads back to it. False if too
/// many were asked for.
async fn send_code(ctx: &Ctx, purpose: &'static str, email: &str) -> Result<bool> {
    let Some(code) = code::issue(ctx, purpose, email).await? else { return Ok(false) };
    let letter = Letter {
        to: email,
        about: None,
        locale: ctx.locale(),
        template: "mail/draft",
        subject: "mail-draft-subject",
        until: ctx.now() + code::LIFE,
    };
    mail::send(ctx, letter, &Words { address: email, code: &code }).await?;
    Ok(true)
}

/// Keeps `draft`, in which `page` is answered now, and goes on to the first page still to be answered.
async fn go_on(ctx: &Ctx, draft: &mut Draft, page: &str) -> Result<Response> {
    draft.typed.remove(page);
    draft::save(ctx, draft).await?;
    Ok(ctx.redirect(&ctx.href(draft.next_page(&ctx.app().reference))))
}

/// Where the person changed the language in the middle of `page`: keeps what was typed and shows the page in
/// the language chosen, whose address the form was sent to. `switch` is the language's code, or empty.
async fn switched(
    ctx: &Ctx,
    draft: &mut Draft,
    page: &str,
    form: &impl Serialize,
    switch: &str,
) -> Result<Option<Response>> {
    if switch.is_empty() {
        return Ok(None);
    }
    draft.keep_typed(page, form);
    draft::save(ctx, draft).await?;
    Ok(Some(ctx.redirect(&ctx.href(&format!("/register/{page}")))))
}

/// `form` with its `errors`, for showing `page` again; what was typed is kept, so that it is there after a lost
/// line, too.
async fn refused(
    ctx: &Ctx,
    draft: &mut Draft,
    page: &str,
    form: &impl Serialize,
    errors: Errors,
) -> Result<Filled> {
    draft.keep_typed(page, form);
    draft::save(ctx, draft).await?;
    Ok(ctx.filled(form, errors).that_switches_language())
}
