//! `/roles`: what each role may do, as the policy has it.

use axum::response::Response;
use kit::Result;
use serde::Serialize;

use crate::Ctx;
use crate::policy::{Action, Place, Role};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// All roles.
    pub roles: Vec<Row>,
}

/// A role.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Its code.
    pub code: Role,
    /// Where it is held.
    pub place: Place,
    /// Whether it permits each act, in the order of [`Action::ALL`].
    pub may: Vec<bool>,
}

/// Shows the table.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let roles = Role::ALL.map(|code| Row {
        code,
        place: code.place(),
        may: Action::ALL.map(|action| code.permits(action)).to_vec(),
    });
    ctx.page("roles.html", &Page { roles: roles.into() }).await
}
