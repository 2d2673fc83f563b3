//! Why a member of staff reads what may put someone at risk (tier 3): papers as a refugee, identity documents.

use sea_orm::ActiveEnum;
use sea_orm::entity::prelude::*;
use serde::Serialize;

/// Acts by which such a thing is read. Each has the code of a [`Reason`] as its `ground`, which the person reads in their
/// history.
pub(crate) const ACTS: [&str; 2] = ["refugee.disclose", "document.disclose"];

/// The reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Reason {
    /// The person is at the desk, or on the telephone.
    Asks,
    /// A paper is issued or a matter followed for them.
    Service,
    /// They are in danger, detained or stranded.
    Danger,
    /// The record is checked.
    Check,
}

impl Reason {
    /// The one that a form calls `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::try_from_value(&code.to_owned()).ok()
    }

    /// Its code.
    pub fn code(self) -> String {
        self.to_value()
    }
}
