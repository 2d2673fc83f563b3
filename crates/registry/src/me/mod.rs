//! `/me`: a member's own pages, and how they sign in.

pub mod code;
pub mod index;
pub mod proof;
pub mod sign_in;
pub mod sign_out;
pub mod who;

use accounts::Ctx;
use axum::response::Response;
use kit::Result;

use crate::person::{self, Model};

/// The member's own row; or, where the person is merged or has left since, the answer that ends the session.
pub async fn own_or_leave(ctx: &Ctx) -> Result<Result<Model, Response>> {
    Ok(match person::own(ctx).await? {
        Some(person) => Ok(person),
        None => {
            ctx.sign_out();
            Err(to_sign_in(ctx))
        }
    })
}

/// Sends the browser to where one signs in.
fn to_sign_in(ctx: &Ctx) -> Response {
    ctx.redirect(&ctx.href("/me/sign-in"))
}
