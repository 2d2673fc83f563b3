//! Who may do what. One decision: the role permits the act **and** the row lies in the scope. SQL
//! conditions and the scope of the index are derived from it, never written beside it.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What a member of staff is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Role {
    /// Serves the people of the countries of one mission.
    Clerk,
    /// A clerk who answers for the mission.
    Supervisor,
}

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Search people, open a record, read its directory and contact fields.
    SeePeople,
    /// Say that a registration is true.
    VerifyPerson,
}

impl Role {
    /// Whether the role may ever do this; whose rows is for the scope to say.
    pub fn permits(self, action: Action) -> bool {
        match (self, action) {
            (Self::Clerk | Self::Supervisor, Action::SeePeople | Action::VerifyPerson) => true,
        }
    }
}
