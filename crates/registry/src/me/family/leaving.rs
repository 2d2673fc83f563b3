//! `/me/family/{id}/leaving`: a guardian takes a child out of the registry, after the same time in which one may think again
//! as for oneself.

use accounts::Ctx;
use axum::response::Response;
use kit::clean::de_code;
use kit::flash::Tone;
use kit::path::Path;
use kit::{Error, Result, form};
use serde::{Deserialize, Serialize};

use super::super::asked_again;
use super::{Head, back, child_or_leave, path};
use crate::again::Wanted;
use crate::departure;
use crate::notice;
use crate::person::PersonId;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The child.
    pub child: Head,
    /// When it is done, where it is waited for; or empty.
    pub due: String,
    /// The receipt's number, or empty.
    pub reference: String,
}

/// Says what it means.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let (_, child) = match child_or_leave(&ctx, id).await? {
        Ok(both) => both,
        Err(leave) => return Ok(leave),
    };
    if let Some(again) = asked_again(&ctx, Wanted::Proof, false, &(path(id) + "/leaving")).await? {
        return Ok(again);
    }
    let waiting = departure::waiting(ctx.tx().await?, id).await?;
    let page = Page {
        child: Head::of(&ctx, &child),
        due: waiting.as_ref().map(|row| row.due_words(&ctx)).unwrap_or_default(),
        reference: waiting.map(|row| departure::shown(&row.reference)).unwrap_or_default(),
    };
    ctx.page("me/family/leaving.html", &page).await
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// `leave` or `stay`.
    #[serde(deserialize_with = "de_code")]
    pub to: String,
}

/// Asks for it, or lets the child stay; all who act for the child are told.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let (_, child) = match child_or_leave(&ctx, id).await? {
        Ok(both) => both,
        Err(leave) => return Ok(leave),
    };
    if let Some(again) = asked_again(&ctx, Wanted::Proof, true, &(path(id) + "/leaving")).await? {
        return Ok(again);
    }
    let said = match form.to.as_str() {
        "leave" => {
            departure::request(&ctx, &child).await?;
            "me-family-leaving-done"
        }
        "stay" => {
            departure::withdraw(&ctx, id).await?;
            "me-family-leaving-stays"
        }
        _ => return Err(Error::NotFound),
    };
    notice::of_child(&ctx, &child).await?;
    back(&ctx, id, Tone::Success, said).await
}
