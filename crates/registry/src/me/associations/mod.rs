//! `/me/associations`: the associations of which a member is one, and what each may see of them; and, for who heads one, its own
//! pages.

pub mod about;
pub mod find;
pub mod index;
pub mod leaving;
pub mod members;
pub mod membership;
pub mod officers;
pub mod show;

use accounts::Ctx;
use accounts::policy::Guard;
use axum::response::Response;
use kit::flash::Tone;
use kit::{Error, Result, form};
use serde::Serialize;

use super::own_or_leave;
use crate::association::{self, AssociationId};
use crate::association_officer;
use crate::person;

/// The association that a page below `/me/associations/{id}` is about.
#[derive(Debug, Serialize)]
pub struct Head {
    /// Address of its page.
    pub href: String,
    /// What it is called.
    pub name: String,
}

impl Head {
    fn of(ctx: &Ctx, row: &association::Model) -> Self {
        Self { href: ctx.href(&path(row.id)), name: row.names_in(ctx.locale()).0.to_owned() }
    }
}

fn path(id: AssociationId) -> String {
    format!("/me/associations/{id}")
}

/// Says what was done, on the page of the association `id`.
async fn back(ctx: &Ctx, id: AssociationId, tone: Tone, said: &str) -> Result<Response> {
    ctx.flash(tone, said).await?;
    Ok(ctx.redirect(&ctx.href(&path(id))))
}

/// The association `id`, which the member who asks heads, and they themselves; or the answer that ends the session. One that they do
/// not head is answered as an absent one.
async fn headed(
    ctx: &Ctx,
    id: AssociationId,
) -> Result<Result<(person::Model, association::Model), Response>> {
    let person = match own_or_leave(ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(Err(leave)),
    };
    let association = association::find(ctx, id).await?;
    if association_officer::heads(ctx, &person, &association).await? {
        return Ok(Ok((person, association)));
    }
    Err(Error::NotFound)
}

/// The same for `page` of it, which shows other people: whoever reads the mail of its head must not, so a passkey was used in the
/// session; or the answer that asks for one first.
async fn headed_with_passkey(
    ctx: &Ctx,
    id: AssociationId,
    page: &str,
) -> Result<Result<association::Model, Response>> {
    let association = match headed(ctx, id).await? {
        Ok((_, association)) => association,
        Err(leave) => return Ok(Err(leave)),
    };
    if ctx.has_used_passkey().await? || !ctx.app().guards.stands(Guard::Passkey) {
        return Ok(Ok(association));
    }
    let to = format!("{}{page}", path(id));
    Ok(Err(ctx.redirect(&(ctx.href("/me/passkeys/proof") + &form::query(&[("to", &to)])))))
}
