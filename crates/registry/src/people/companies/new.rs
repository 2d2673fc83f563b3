//! `/people/{id}/companies/new`: the desk writes down a company of a person.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{self, Errors};
use kit::path::Path;
use serde::Serialize;

use super::super::{Head, back};
use crate::company::{self, AboutForm, Added, Offers};
use crate::guardianship;
use crate::me::companies::Asked;
use crate::me::companies::new::{read, too_many};
use crate::person::{self, PersonId, Source};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// What is asked.
    pub asked: Asked,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let page = Page { asked: Asked::of(&AboutForm::start(&ctx, &person)), person: (&person).into() };
    ctx.page("people/companies/new.html", &page).await
}

/// Keeps it; the same once.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(mut form): form::Form<AboutForm>,
) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let wrong = match read(&ctx, &mut form) {
        Ok(_) if guardianship::is_minor(&person, ctx.now().date_naive()) => {
            let mut errors = Errors::default();
            errors.add("name", "people-companies-error-minor");
            (errors, Offers::default())
        }
        Ok((about, position)) => match company::add(&ctx, id, (&about, position), Source::Desk).await? {
            Added::New(_) => return back(&ctx, id, Tone::Success, "people-companies-done").await,
            Added::Known(_) => return back(&ctx, id, Tone::Notice, "people-companies-known").await,
            Added::TooMany => too_many(),
        },
        Err(wrong) => wrong,
    };
    let page = Page { person: (&person).into(), asked: Asked::wrong(&ctx, &form, wrong) };
    ctx.invalid("people/companies/new.html", &page).await
}
