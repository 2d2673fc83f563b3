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
    /// The acts that it permits.
    pub may: Vec<Action>,
    /// Whether it is given by two persons.
    pub is_strong: bool,
    /// Whether it works with a passkey only.
    pub wants_passkey: bool,
    /// Whether a reason is said before a record is opened.
    pub wants_reason: bool,
}

/// Shows them.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let roles = Role::ALL.map(|code| Row {
        code,
        place: code.place(),
        may: Action::ALL.into_iter().filter(|action| code.permits(*action)).collect(),
        is_strong: code.is_strong(),
        wants_passkey: code.wants_passkey(),
        wants_reason: code.wants_reason(),
    });
    ctx.page("roles.html", &Page { roles: roles.into() }).await
}
