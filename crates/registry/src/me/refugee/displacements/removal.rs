//! `/me/refugee/displacements/{id}/removal`: a member takes a displacement back.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use uuid::Uuid;

use super::super::super::own_or_leave;
use crate::person::Source;
use crate::refugee;

/// Takes it back; one that is not there stays so.
pub async fn post(ctx: Ctx, Path(id): Path<Uuid>, _: Nothing) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let without = |said: &mut refugee::Said| said.displacements.retain(|one| one.id != id);
    if !refugee::keep(&ctx, &person, Source::Own, without).await? {
        return Err(kit::Error::NotFound);
    }
    ctx.flash(Tone::Success, "me-refugee-removed").await?;
    Ok(ctx.redirect(&ctx.href("/me/refugee")))
}
