//! `/people/{id}/notes/new`: a note, for the own office or for all who serve the person.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_lines};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::super::{Head, back};
use crate::note::{self, Reach};
use crate::person::{self, PersonId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// The form.
    pub form: Filled,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// The note, its lines kept.
    #[serde(deserialize_with = "de_lines")]
    #[validate(length(max = 2000, message = "people-notes-new-error-long"))]
    pub text: String,
    /// A [`Reach`].
    #[serde(deserialize_with = "de_code")]
    pub reach: String,
}

impl Form {
    fn read(&self) -> std::result::Result<(Reach, &str), Errors> {
        let mut errors = Errors::of(self);
        let text = self.text.trim();
        if text.is_empty() {
            errors.add("text", "people-notes-new-error-none");
        }
        let reach = Reach::try_from_value(&self.reach);
        if reach.is_err() {
            errors.add("reach", "people-notes-new-error-reach");
        }
        match reach {
            Ok(reach) if errors.is_empty() => Ok((reach, text)),
            _ => Err(errors),
        }
    }
}

/// Asks for it.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::SeePeople).await?;
    let page = Page { person: (&person).into(), form: Filled::new(&Form::default()) };
    ctx.page("people/notes/new.html", &page).await
}

/// Keeps it.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::SeePeople).await?;
    match form.read() {
        Ok((reach, text)) => {
            note::add(&ctx, id, reach, text).await?;
            back(&ctx, id, Tone::Success, "people-notes-new-done").await
        }
        Err(errors) => {
            let page = Page { person: (&person).into(), form: ctx.filled(&form, errors) };
            ctx.invalid("people/notes/new.html", &page).await
        }
    }
}
