//! `/people/{id}/disclosure`: what a person says of their papers and way as a refugee, for who says why they read it. It
//! stands in the answer to that alone: loaded again, the page asks again; the person reads in their history that it was read.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::clean::de_code;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::{Deserialize, Serialize};

use super::Head;
use crate::disclosure::Reason;
use crate::person::{self, PersonId};
use crate::refugee::{self, Said};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// What they say; none before it was said why.
    pub said: Option<Said>,
    /// The form.
    pub form: Filled,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Code of a [`Reason`].
    #[serde(deserialize_with = "de_code")]
    pub reason: String,
}

/// Asks why.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::SeePeople).await?;
    let page = Page { person: (&person).into(), said: None, form: Filled::new(&Form::default()) };
    ctx.page("people/disclosure.html", &page).await
}

/// Shows it.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::SeePeople).await?;
    let Some(reason) = Reason::from_code(&form.reason) else {
        let mut errors = Errors::default();
        errors.add("reason", "people-disclosure-error-reason");
        let page = Page { person: (&person).into(), said: None, form: ctx.filled(&form, errors) };
        return ctx.invalid("people/disclosure.html", &page).await;
    };
    let said = refugee::disclose(&ctx, &person, reason).await?;
    let page = Page { person: (&person).into(), said: Some(said), form: Filled::new(&form) };
    ctx.page("people/disclosure.html", &page).await
}
