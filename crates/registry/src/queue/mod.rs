//! `/queue`: what waits for a mission's decision, and who works on it.

pub mod claim;
pub mod index;
pub mod next;
pub mod release;

use kit::clean::de_code;
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::claim::Kind;

/// The case that a form means.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Its kind.
    #[serde(deserialize_with = "de_code")]
    pub kind: String,
    /// Its id.
    #[serde(deserialize_with = "de_code")]
    pub id: String,
}

impl Form {
    /// The case; none where it means none.
    fn read(&self) -> Option<(Kind, Uuid)> {
        Some((Kind::try_from_value(&self.kind).ok()?, self.id.parse().ok()?))
    }
}
