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
    /// Follows the people of a region from the ministry.
    HqOfficer,
    /// Sees numbers, never people.
    Analyst,
    /// Reads what was done, never whose data it was.
    Auditor,
    /// Keeps accounts, missions and settings; never sees a person's data.
    Administrator,
    /// Watches over the data of all, and is the second person of grave acts.
    DataProtectionOfficer,
}

/// Where a role is held, which says whose rows it reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// At a mission: the countries that it serves.
    Mission,
    /// In the ministry, for a region: its countries.
    Region,
    /// In the ministry: no person's rows.
    Ministry,
}

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Search people, open a record, read its directory and contact fields.
    SeePeople,
    /// Decide on a registration and on what its person asks to have changed: accept, send back, refuse.
    VerifyPerson,
    /// Register a person at the desk, write down what they say, give out a new return code.
    EditPerson,
    /// Ask another mission to take a person over.
    TransferPerson,
    /// Undo a decision that ended a registration.
    ReopenPerson,
    /// See how many people there are, by what is known of them.
    SeeNumbers,
    /// See staff accounts and what each may do.
    SeeAccounts,
    /// Invite staff, give and end roles, suspend, ask for a reset.
    ManageAccounts,
    /// Agree to the reset of an account that another has asked for.
    ConfirmReset,
    /// See missions and regions.
    SeeMissions,
    /// Change missions and regions.
    ManageMissions,
    /// Read what was done, never whose data it was.
    SeeAudit,
}

impl Action {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 12] = [
        Self::SeePeople,
        Self::VerifyPerson,
        Self::EditPerson,
        Self::TransferPerson,
        Self::ReopenPerson,
        Self::SeeNumbers,
        Self::SeeAccounts,
        Self::ManageAccounts,
        Self::ConfirmReset,
        Self::SeeMissions,
        Self::ManageMissions,
        Self::SeeAudit,
    ];
}

impl Role {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Clerk,
        Self::Supervisor,
        Self::HqOfficer,
        Self::Analyst,
        Self::Auditor,
        Self::Administrator,
        Self::DataProtectionOfficer,
    ];

    /// Whether the role may ever do this; whose rows is for the scope to say. Who keeps the accounts sees no
    /// person, and who sees people keeps no accounts (the ministry's role table).
    pub fn permits(self, action: Action) -> bool {
        match action {
            Action::SeePeople => matches!(self, Self::Clerk | Self::Supervisor | Self::HqOfficer),
            Action::VerifyPerson | Action::EditPerson => matches!(self, Self::Clerk | Self::Supervisor),
            Action::TransferPerson | Action::ReopenPerson => self == Self::Supervisor,
            Action::SeeNumbers => {
                matches!(self, Self::Clerk | Self::Supervisor | Self::HqOfficer | Self::Analyst)
            }
            Action::SeeAccounts => {
                matches!(self, Self::Administrator | Self::Auditor | Self::DataProtectionOfficer)
            }
            Action::ManageAccounts | Action::ManageMissions => self == Self::Administrator,
            Action::ConfirmReset => matches!(self, Self::Administrator | Self::DataProtectionOfficer),
            Action::SeeMissions => true,
            Action::SeeAudit => matches!(self, Self::Auditor | Self::DataProtectionOfficer),
        }
    }

    /// Where it is held.
    pub fn place(self) -> Place {
        match self {
            Self::Clerk | Self::Supervisor => Place::Mission,
            Self::HqOfficer => Place::Region,
            Self::Analyst | Self::Auditor | Self::Administrator | Self::DataProtectionOfficer => {
                Place::Ministry
            }
        }
    }

    /// The role that the form calls `code`, as it is stored.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::try_from_value(&code.to_owned()).ok()
    }

    /// Its code, as it is stored.
    pub fn code(self) -> String {
        self.to_value()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_keeps_accounts_and_sees_people() {
        for role in Role::ALL {
            assert!(!(role.permits(Action::SeePeople) && role.permits(Action::ManageAccounts)), "{role:?}");
            assert_eq!(Role::from_code(&role.code()), Some(role));
        }
        assert_eq!(Role::from_code("king"), None);
    }

    #[test]
    fn who_sees_people_has_a_place_with_countries() {
        for role in Role::ALL {
            assert!(!role.permits(Action::SeePeople) || role.place() != Place::Ministry, "{role:?}");
        }
    }
}
