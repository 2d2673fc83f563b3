//! `/register/consents`: what the person agrees to, each purpose by itself, all off.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_yes};
use kit::form::{self, Filled};
use serde::{Deserialize, Serialize};

use super::{draft_or_start, go_on, switched};
use crate::consent::{self, Purpose};
use crate::draft::Wording;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
}

/// What the person answers: "yes" or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// News.
    #[serde(deserialize_with = "de_yes")]
    pub news: String,
    /// Invitations.
    #[serde(deserialize_with = "de_yes")]
    pub events: String,
    /// Surveys.
    #[serde(deserialize_with = "de_yes")]
    pub surveys: String,
    /// Volunteering.
    #[serde(deserialize_with = "de_yes")]
    pub volunteering: String,
    /// Sharing.
    #[serde(deserialize_with = "de_yes")]
    pub sharing: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

impl Form {
    /// Whether the person said yes to `purpose`.
    pub fn says_yes(&self, purpose: Purpose) -> bool {
        let answer = match purpose {
            Purpose::News => &self.news,
            Purpose::Events => &self.events,
            Purpose::Surveys => &self.surveys,
            Purpose::Volunteering => &self.volunteering,
            Purpose::Sharing => &self.sharing,
        };
        answer == "yes"
    }
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let draft = match draft_or_start(&ctx).await? {
        Ok(draft) => draft,
        Err(start) => return Ok(start),
    };
    let form = draft.shown("consents", draft.consents.as_ref());
    ctx.page("register/consents.html", &Page { form }).await
}

/// Keeps the answer; every answer is a good one.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let mut draft = match draft_or_start(&ctx).await? {
        Ok(draft) => draft,
        Err(start) => return Ok(start),
    };
    if let Some(again) = switched(&ctx, &mut draft, "consents", &form, &form.switch).await? {
        return Ok(again);
    }
    draft.consents = Some(form);
    draft.consented =
        Some(Wording { locale: ctx.locale(), version: consent::VERSION.to_owned(), at: ctx.now() });
    go_on(&ctx, &mut draft, "consents").await
}
