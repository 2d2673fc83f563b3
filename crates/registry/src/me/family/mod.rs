//! `/me/family`: a member's family, and the children for whom they act.

pub mod about;
pub mod block;
pub mod child;
pub mod copy;
pub mod documents;
pub mod email;
pub mod index;
pub mod invitation;
pub mod invitations;
pub mod joining;
pub mod leaving;
pub mod name;
pub mod requests;
pub mod residence;
pub mod show;
pub mod ties;

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use serde::Serialize;

use super::own_or_leave;
use crate::change::Changed;
use crate::guardianship;
use crate::person::{Model, PersonId};

/// The member who asks, and the child `id` for whom they may act now; or the answer that ends the session.
async fn child_or_leave(ctx: &Ctx, id: PersonId) -> Result<Result<(Model, Model), Response>> {
    let person = match own_or_leave(ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(Err(leave)),
    };
    let child = guardianship::child_for(ctx, person.id, id).await?;
    Ok(Ok((person, child)))
}

/// Whom a page below `/me/family/{id}` is about.
#[derive(Debug, Serialize)]
pub struct Head {
    /// Address of the child's page.
    pub href: String,
    /// Name, in the script of the page where there is one in it.
    pub name: String,
}

impl Head {
    fn of(ctx: &Ctx, child: &Model) -> Self {
        Self { href: ctx.href(&path(child.id)), name: child.name_in(ctx.locale()) }
    }
}

/// Path of the page of the child `id`.
fn path(id: PersonId) -> String {
    format!("/me/family/{id}")
}

/// Says what became of a change in the record of `child`, on their page.
async fn after(ctx: &Ctx, child: &Model, changed: Changed) -> Result<Response> {
    let (tone, said) = match changed {
        Changed::Nothing => (Tone::Notice, "me-details-unchanged"),
        Changed::Now => (Tone::Success, "me-family-changed"),
        Changed::Asked => (Tone::Success, "me-family-asked"),
    };
    back(ctx, child.id, tone, said).await
}

/// Says what was done, on the page of the child `id`.
async fn back(ctx: &Ctx, id: PersonId, tone: Tone, said: &str) -> Result<Response> {
    ctx.flash(tone, said).await?;
    Ok(ctx.redirect(&ctx.href(&path(id))))
}
