//! `/people/{id}/requests/{request}`: what stands in the record beside what the person wants to stand there; the mission
//! accepts it, or refuses it and says why.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{self, Filled};
use kit::path::Path;
use serde::Serialize;

use super::super::{Answer, Head, back};
use crate::change_request::{self, Field, Model, RequestId, State};
use crate::claim::{self, Claimed};
use crate::person::{self, PersonId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// What is to be changed.
    pub field_of: Field,
    /// What stands in the record.
    pub now: String,
    /// What the person wants to stand there; empty: nothing.
    pub wanted: String,
    /// What shows that it is right, in the person's words.
    pub note: String,
    /// When they asked.
    pub asked: String,
    /// Who works on it.
    pub claimed: Option<Claimed>,
    /// The form.
    pub form: Filled,
}

async fn page(ctx: &Ctx, person: &person::Model, request: &Model, form: Filled) -> Result<Page> {
    let wish = request.wish(ctx).await?;
    Ok(Page {
        person: person.into(),
        field_of: request.field,
        now: change_request::words(ctx, &person.value(request.field)),
        wanted: change_request::words(ctx, &wish.value),
        note: wish.note,
        asked: request.asked_at.to_rfc3339(),
        claimed: claim::one(ctx, claim::Kind::Request, request.id.0).await?,
        form,
    })
}

/// Shows both.
pub async fn get(ctx: Ctx, Path((id, request)): Path<(PersonId, RequestId)>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::VerifyPerson).await?;
    let request = change_request::find_of(&ctx, id, request).await?;
    if request.state != State::Open {
        return back(&ctx, id, Tone::Notice, "people-requests-decided").await;
    }
    let page = page(&ctx, &person, &request, Filled::new(&Answer::default())).await?;
    ctx.page("people/requests/show.html", &page).await
}

/// Decides.
pub async fn post(
    ctx: Ctx,
    Path((id, request)): Path<(PersonId, RequestId)>,
    form::Form(form): form::Form<Answer>,
) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::VerifyPerson).await?;
    let request = change_request::find_of(&ctx, id, request).await?;
    let errors = form.errors(["people-requests-error-answer", "people-requests-error-reason"]);
    if !errors.is_empty() {
        let page = page(&ctx, &person, &request, ctx.filled(&form, errors)).await?;
        return ctx.invalid("people/requests/show.html", &page).await;
    }
    let (is_decided, said) = if form.is_yes() {
        (request.accept(&ctx, &person).await?, "people-requests-accepted")
    } else {
        (request.refuse(&ctx, &person, &form.reason).await?, "people-requests-refused")
    };
    if is_decided {
        back(&ctx, id, Tone::Success, said).await
    } else {
        back(&ctx, id, Tone::Notice, "people-requests-decided").await
    }
}
