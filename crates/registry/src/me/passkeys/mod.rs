//! `/me/passkeys`: a member's own passkeys.

pub mod index;
pub mod new;
pub mod proof;
pub mod removal;

use accounts::Ctx;
use accounts::passkey;
use accounts::policy::Guard;
use accounts::session::Owner;
use axum::response::Response;
use kit::{Result, form};

use crate::association_officer;
use crate::person::Model;

/// The answer that asks `person`, who heads an association, for a passkey of theirs before `path`, on which passkeys change: whoever
/// reads their mail would else add one of their own and see its members. None where they used one, or have none yet.
async fn asked_for_own(ctx: &Ctx, person: &Model, path: &str) -> Result<Option<Response>> {
    let is_open = !ctx.app().guards.stands(Guard::Passkey)
        || ctx.has_used_passkey().await?
        || !association_officer::sees_anyone(ctx, person.id).await?
        || passkey::count(ctx, Owner::Member(person.id.0)).await? == 0;
    let to = || ctx.href("/me/passkeys/proof") + &form::query(&[("to", path)]);
    Ok((!is_open).then(|| ctx.redirect(&to())))
}
