//! `/people/{id}/passkeys`: whoever lost their passkeys has them removed at the desk, once they have shown who they are; they then add
//! a new one themselves.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::passkey;
use accounts::policy::Action;
use accounts::session::{self, Owner};
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::Serialize;
use serde_json::json;

use super::return_code::Form;
use super::{Head, back};
use crate::notice;
use crate::person::{self, KIND, PersonId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// How many passkeys they have.
    pub count: u64,
    /// The form.
    pub form: Filled,
}

/// Asks how it is known that it is the person.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    ctx.meet([id]).await?;
    let count = passkey::count(&ctx, Owner::Member(id.0)).await?;
    let page = Page { person: (&person).into(), count, form: Filled::new(&Form::default()) };
    ctx.page("people/passkeys.html", &page).await
}

/// Removes them, and ends the sessions in which they may have been used. The person is told by mail.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    // Passkeys are met by their owner's own key alone.
    ctx.meet([id]).await?;
    let (db, owner) = (ctx.tx().await?, Owner::Member(id.0));
    if !["papers", "known"].contains(&form.ground.as_str()) {
        let mut errors = Errors::default();
        errors.add("ground", "people-return-code-error-ground");
        let count = passkey::count(&ctx, owner).await?;
        let page = Page { person: (&person).into(), count, form: ctx.filled(&form, errors) };
        return ctx.invalid("people/passkeys.html", &page).await;
    }
    if passkey::remove_all(db, owner).await? == 0 {
        return back(&ctx, id, Tone::Notice, "people-passkeys-none").await;
    }
    session::end_all(db, &ctx.app().keys, owner).await?;
    let removed = Entry::done("person.passkeys_remove").to(KIND, id.0);
    ctx.record(removed.with(json!({ "ground": form.ground })));
    notice::passkeys_changed(&ctx, &person).await?;
    back(&ctx, id, Tone::Success, "people-passkeys-done").await
}
