//! `/associations/{id}/about`: the desk corrects what is said of an association of its countries.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form;
use kit::path::Path;
use serde::Serialize;

use super::{Asked, Head, back, changed_since, is_changed};
use crate::association::{self, AboutForm, AssociationId, Offers, parents};
use crate::person::Source;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The association.
    pub association: Head,
    /// What is asked.
    pub asked: Asked,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<AssociationId>) -> Result<Response> {
    let row = association::find_for(&ctx, id, Action::ManageAssociations).await?;
    let offers = Offers { parents: parents(&ctx, Some(&row)).await?, ..Offers::default() };
    let page =
        Page { association: Head::of(&ctx, &row), asked: Asked::of(&AboutForm::of(&ctx, &row), offers) };
    ctx.page("associations/about.html", &page).await
}

/// Keeps it. What was said anew meanwhile is not written over unseen.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<AssociationId>,
    form::Form(mut form): form::Form<AboutForm>,
) -> Result<Response> {
    association::find_for(&ctx, id, Action::ManageAssociations).await?;
    let row = association::hold(&ctx, id).await?;
    let offers = || async {
        Ok::<_, kit::Error>(Offers { parents: parents(&ctx, Some(&row)).await?, ..Offers::default() })
    };
    let wrong = match form.read(&ctx, Some(&row)).await? {
        Ok(_) if is_changed(&mut form.seen, row.revision) => (changed_since("name"), offers().await?),
        Ok(about) => {
            let (tone, said) = if row.change(&ctx, Source::Desk, &about).await? {
                (Tone::Success, "associations-changed")
            } else {
                (Tone::Notice, "me-details-unchanged")
            };
            return back(&ctx, id, tone, said).await;
        }
        Err(wrong) => wrong,
    };
    let page = Page { association: Head::of(&ctx, &row), asked: Asked::wrong(&ctx, &form, wrong) };
    ctx.invalid("associations/about.html", &page).await
}
