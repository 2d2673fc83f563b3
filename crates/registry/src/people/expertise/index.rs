//! `/people/{id}/expertise`: the desk writes down what a person knows and would give, and that it has seen their licence.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form;
use kit::path::Path;
use serde::Serialize;

use super::super::{Head, back};
use super::of_age;
use crate::expert::{self, Form};
use crate::me::expertise::{Asked, form_of, keep};
use crate::person::{self, PersonId, Source};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// What is asked.
    pub asked: Asked,
    /// When a desk saw the licence; or empty.
    pub licence_seen: String,
}

async fn page(ctx: &Ctx, person: &person::Model, asked: Asked) -> Result<Page> {
    let seen = expert::of(ctx.tx().await?, person.id).await?.and_then(|row| row.licence_seen_at);
    Ok(Page {
        person: person.into(),
        asked,
        licence_seen: seen.map(|at| at.to_rfc3339()).unwrap_or_default(),
    })
}

/// Notes what the desk says of the licence. False where it says nothing new.
async fn licence(ctx: &Ctx, id: PersonId, form: &Form) -> Result<bool> {
    let Some(row) = expert::held(ctx, id).await? else { return Ok(false) };
    match (form.licence_seen == "yes", form.licence_unseen == "yes") {
        (true, false) => row.see_licence(ctx).await,
        (false, true) => row.unsee_licence(ctx).await,
        _ => Ok(false),
    }
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = of_age(&ctx, id).await?;
    let asked = Asked::of(&ctx, &form_of(&ctx, &person).await?);
    ctx.page("people/expertise/index.html", &page(&ctx, &person, asked).await?).await
}

/// Keeps it. What was said anew meanwhile is not written over unseen.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(mut form): form::Form<Form>,
) -> Result<Response> {
    let person = of_age(&ctx, id).await?;
    match keep(&ctx, &person, &mut form, Source::Desk).await? {
        Ok(told) => {
            let (tone, said) =
                if licence(&ctx, id, &form).await? { (Tone::Success, "me-expertise-kept") } else { told };
            back(&ctx, id, tone, said).await
        }
        Err(wrong) => {
            let asked = Asked::wrong(&ctx, &form, wrong);
            ctx.invalid("people/expertise/index.html", &page(&ctx, &person, asked).await?).await
        }
    }
}
