//! `/me/requests`: what a member asked to have changed in their verified record.

pub mod index;
pub mod show;
pub mod withdrawal;

use accounts::Ctx;
use kit::Result;
use serde::Serialize;

use crate::change::Value;
use crate::change_request::{self, Field, Model, RequestId, State};

/// A request, as these pages show it.
#[derive(Debug, Serialize)]
pub struct Request {
    /// Its id.
    pub id: RequestId,
    /// The field.
    pub field: Field,
    /// Where it stands.
    pub state: State,
    /// When it was asked for.
    pub asked: String,
    /// When it was decided or withdrawn, or empty.
    pub decided: String,
    /// The value that is wanted, in words; a name in Arabic. Empty where nothing is to stand there.
    pub value: String,
    /// The name that is wanted in Latin script, where it is the name.
    pub value_latin: String,
    /// What shows that it is right.
    pub note: String,
    /// Why it was refused.
    pub reason: String,
}

impl Request {
    pub(in crate::me) async fn of(ctx: &Ctx, row: Model) -> Result<Self> {
        let wish = row.wish(ctx).await?;
        let (value, value_latin) = match &wish.value {
            Value::Name(name) => (name.arabic(), name.latin()),
            other => (change_request::words(ctx, other), String::new()),
        };
        Ok(Self {
            id: row.id,
            field: row.field,
            state: row.state,
            asked: row.asked_at.to_rfc3339(),
            decided: row.decided_at.map(|at| at.to_rfc3339()).unwrap_or_default(),
            value,
            value_latin,
            note: wish.note,
            reason: row.reason(ctx).await?,
        })
    }
}
