//! `/me/needs`: what a member needs of protection or care.

pub mod index;
pub mod new;
pub mod show;

use accounts::Ctx;
use kit::Result;
use serde::Serialize;

use crate::need::{self, Kind, NeedId, State};

/// A need, as these pages show it.
#[derive(Debug, Serialize)]
pub struct Need {
    /// Its id.
    pub id: NeedId,
    /// What is needed.
    pub kind: Kind,
    /// In the member's words, or the desk's.
    pub words: String,
    /// Where it stands.
    pub state: State,
    /// When it was said.
    pub asked: String,
    /// What was done; or empty.
    pub answer: String,
}

impl Need {
    async fn of(ctx: &Ctx, row: need::Model) -> Result<Self> {
        let said = row.said(ctx).await?;
        Ok(Self {
            id: row.id,
            kind: said.kind,
            words: said.words,
            state: row.state,
            asked: row.asked_at.to_rfc3339(),
            answer: row.answer(ctx).await?,
        })
    }
}
