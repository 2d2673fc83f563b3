//! `/people/{id}/refugee`: the desk writes down UNRWA's number and the legal situation for the person before it. What stands
//! there already is not shown here: what is left empty stays as it is.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_line};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::{Deserialize, Serialize};

use super::{Head, back};
use crate::person::{self, PersonId, Source};
use crate::refugee::{self, Legal};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// The form.
    pub form: Filled,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// UNRWA's number, in any writing; empty: as it is.
    #[serde(deserialize_with = "de_line")]
    pub unrwa: String,
    /// Code of a [`Legal`], or `none`: the person would rather not say; empty: as it is.
    #[serde(deserialize_with = "de_code")]
    pub legal: String,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let page = Page { person: (&person).into(), form: Filled::new(&Form::default()) };
    ctx.page("people/refugee.html", &page).await
}

/// Keeps it.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let mut errors = Errors::default();
    refugee::unrwa_errors(&mut errors, &form.unrwa);
    let legal = Legal::from_code(&form.legal);
    // That the person would rather not say takes back what was said.
    let is_said = legal.is_some() || form.legal == "none";
    if form.unrwa.is_empty() && !is_said {
        errors.add("unrwa", "people-refugee-error-none");
    }
    if !errors.is_empty() {
        let page = Page { person: (&person).into(), form: ctx.filled(&form, errors) };
        return ctx.invalid("people/refugee.html", &page).await;
    }
    let change = |said: &mut refugee::Said| {
        if let Some(number) = refugee::read_unrwa(&form.unrwa) {
            said.unrwa = number;
        }
        if is_said {
            said.legal = legal;
        }
    };
    refugee::keep(&ctx, &person, Source::Desk, change).await?;
    back(&ctx, id, Tone::Success, "people-refugee-done").await
}
