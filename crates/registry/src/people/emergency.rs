//! `/people/{id}/emergency`: whom to call when something happens to the person, as they say it at the desk.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{self, Filled};
use kit::path::Path;
use serde::Serialize;

use super::{Head, back};
use crate::emergency_contact;
use crate::me::emergency::Form;
use crate::person::{self, Model, PersonId, Source};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// The form: the member's own.
    pub form: Filled,
    /// Whether somebody is named who may be removed.
    pub is_kept: bool,
}

fn page(person: &Model, form: Filled, is_kept: bool) -> Page {
    Page { person: person.into(), form, is_kept }
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let said = emergency_contact::seen_of(&ctx, id).await?;
    let is_kept = said.is_some();
    let form = Filled::new(&said.map(Form::from).unwrap_or_default());
    ctx.page("people/emergency.html", &page(&person, form, is_kept)).await
}

/// Keeps whom the person names, or nobody.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let said = match form.remove.as_str() {
        "yes" => None,
        _ => match form.typed().read(&person.country) {
            Ok(said) => Some(said),
            Err(errors) => {
                let is_kept = emergency_contact::row_of(ctx.tx().await?, id).await?.is_some();
                let form = ctx.filled(&form, errors);
                return ctx.invalid("people/emergency.html", &page(&person, form, is_kept)).await;
            }
        },
    };
    let done = if said.is_some() { "people-emergency-done" } else { "people-emergency-removed" };
    emergency_contact::keep(&ctx, &person, said, Source::Desk).await?;
    back(&ctx, id, Tone::Success, done).await
}
