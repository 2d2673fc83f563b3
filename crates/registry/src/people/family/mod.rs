//! `/people/{id}/family`: a person's family, and who acts for whom in it.

pub mod child;
pub mod guardianships;
pub mod index;
pub mod requests;
pub mod tie;
pub mod ties;

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;

use crate::guardianship;
use crate::person::{self, Model, PersonId};

/// Path of the page of the family of `person`.
fn path(person: PersonId) -> String {
    format!("/people/{person}/family")
}

/// Says what was done, on the page of the family of `person`.
async fn back(ctx: &Ctx, person: PersonId, tone: Tone, said: &str) -> Result<Response> {
    ctx.flash(tone, said).await?;
    Ok(ctx.redirect(&path(person)))
}

/// The person whose registry number `typed` is, if the viewer may do `action` with them; that is a look at them.
async fn by_number(ctx: &Ctx, typed: &str, action: Action) -> Result<Option<Model>> {
    match person::numbered_for(ctx, typed, action).await? {
        Some(found) => Ok(Some(person::find_for(ctx, found.id, action).await?)),
        None => Ok(None),
    }
}

/// The minor whose registry number `typed` is, likewise.
async fn minor_by_number(ctx: &Ctx, typed: &str, action: Action) -> Result<Option<Model>> {
    let found = by_number(ctx, typed, action).await?;
    Ok(found.filter(|child| guardianship::is_minor(child, ctx.now().date_naive())))
}
