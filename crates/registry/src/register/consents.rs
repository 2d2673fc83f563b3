//! `/register/consents`: what the person agrees to, each purpose by itself, all off.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::clean::de_yes;
use kit::form::{self, Filled};
use serde::{Deserialize, Serialize};

use super::{draft_or_start, save_and_go_on};
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
    let form = Filled::new(&draft.consents.unwrap_or_default());
    ctx.page("register/consents.html", &Page { form }).await
}

/// Keeps the answer; every answer is a good one.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let mut draft = match draft_or_start(&ctx).await? {
        Ok(draft) => draft,
        Err(start) => return Ok(start),
    };
    draft.consents = Some(form);
    draft.consented =
        Some(Wording { locale: ctx.locale(), version: consent::VERSION.to_owned(), at: ctx.now() });
    save_and_go_on(&ctx, &draft).await
}
