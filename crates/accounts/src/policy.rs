//! Who may do what. One decision: the role permits the act **and** the row lies in the scope **and** the field is not
//! masked **and** the account is in use **and** the session is strong enough. Nothing is allowed that is not said
//! here. SQL conditions, the scope of the index, what row security of PostgreSQL lets through, pages' fields, filters
//! and facets are derived from the [`Decision`], never written beside it.

mod decision;
mod guard;
mod mask;

pub(crate) use decision::is_passkey_used;
pub use decision::{Decision, Denied, FRESH, Strength};
pub use guard::{Guard, Guards};
pub use mask::Mask;
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
    /// Follows the people of a region from the ministry, each with a reason.
    HqOfficer,
    /// Leads programmes and surveys; sees who takes part in their own.
    ProgrammeManager,
    /// Leads one camp, for its days.
    CampLeader,
    /// Looks after the health of one camp, for its days.
    CampMedic,
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
    /// At one programme: who takes part in it.
    Programme,
    /// In the ministry: no person's rows.
    Ministry,
}

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Search people, open a record, read its directory and contact fields.
    SeePeople,
    /// Decide on a registration and on what its person asks to have changed: accept, send back, refuse.
    VerifyPerson,
    /// Register a person at the desk, write down what they say, give out a new return code.
    EditPerson,
    /// Ask another mission to take a person over.
    TransferPerson,
    /// See to what people need of protection or care; which of it one reads is for the need to say.
    CareForPeople,
    /// Undo a decision that ended a registration.
    ReopenPerson,
    /// Read the directory of the companies whose keepers agreed to it, of all countries.
    SeeCompanies,
    /// Read the bank of expertise: those who agreed to stand in it, of all countries.
    SeeExperts,
    /// Read which associations and public figures there are in the communities of all countries; never who is a member.
    SeeAssociations,
    /// Write down the associations and public figures of the mission's own countries, and who holds which office.
    ManageAssociations,
    /// Read the opportunities that are open to people abroad.
    SeeOpportunities,
    /// Post opportunities for home institutions, and follow who is interested in them.
    ManageOpportunities,
    /// See how many people there are, by what is known of them.
    SeeNumbers,
    /// See staff accounts and what each may do.
    SeeAccounts,
    /// Invite staff, give and end roles, suspend, ask for a reset.
    ManageAccounts,
    /// Agree to the reset of an account that another has asked for.
    ConfirmReset,
    /// Agree to a strong role that another has given.
    ConfirmGrant,
    /// See missions and regions.
    SeeMissions,
    /// Change missions and regions.
    ManageMissions,
    /// Read what was done, never whose data it was.
    SeeAudit,
    /// Answer what people ask for by right, and read who they are and what they say for it.
    AnswerDataRequests,
}

impl Action {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 21] = [
        Self::SeePeople,
        Self::VerifyPerson,
        Self::EditPerson,
        Self::TransferPerson,
        Self::CareForPeople,
        Self::ReopenPerson,
        Self::SeeCompanies,
        Self::SeeExperts,
        Self::SeeAssociations,
        Self::ManageAssociations,
        Self::SeeOpportunities,
        Self::ManageOpportunities,
        Self::SeeNumbers,
        Self::SeeAccounts,
        Self::ManageAccounts,
        Self::ConfirmReset,
        Self::ConfirmGrant,
        Self::SeeMissions,
        Self::ManageMissions,
        Self::SeeAudit,
        Self::AnswerDataRequests,
    ];

    /// Whether whoever does it must have proved within [`FRESH`] who they are: what changes who may do what (ASVS
    /// 8.4.2), and what may end in an erasure.
    pub fn wants_fresh_proof(self) -> bool {
        matches!(
            self,
            Self::ManageAccounts
                | Self::ConfirmReset
                | Self::ConfirmGrant
                | Self::ManageMissions
                | Self::AnswerDataRequests
        )
    }
}

impl Role {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 10] = [
        Self::Clerk,
        Self::Supervisor,
        Self::HqOfficer,
        Self::ProgrammeManager,
        Self::CampLeader,
        Self::CampMedic,
        Self::Analyst,
        Self::Auditor,
        Self::Administrator,
        Self::DataProtectionOfficer,
    ];

    /// Whether the role may ever do this; whose rows is for the scope to say. Who keeps the accounts sees no
    /// person, and who sees people keeps no accounts (the ministry's role table).
    pub fn permits(self, action: Action) -> bool {
        use Role::{
            Administrator, Analyst, Auditor, Clerk, DataProtectionOfficer, HqOfficer, ProgrammeManager,
            Supervisor,
        };
        match action {
            Action::SeePeople => matches!(self, Clerk | Supervisor | HqOfficer),
            Action::VerifyPerson
            | Action::EditPerson
            | Action::CareForPeople
            | Action::ManageAssociations => matches!(self, Clerk | Supervisor),
            Action::TransferPerson | Action::ReopenPerson => self == Supervisor,
            Action::SeeCompanies
            | Action::SeeExperts
            | Action::SeeAssociations
            | Action::SeeOpportunities => matches!(self, Clerk | Supervisor | HqOfficer | ProgrammeManager),
            Action::ManageOpportunities => self == ProgrammeManager,
            Action::SeeNumbers => matches!(self, Clerk | Supervisor | HqOfficer | Analyst),
            Action::SeeAccounts => matches!(self, Administrator | Auditor | DataProtectionOfficer),
            Action::ManageAccounts | Action::ManageMissions => self == Administrator,
            Action::ConfirmReset | Action::ConfirmGrant => {
                matches!(self, Administrator | DataProtectionOfficer)
            }
            Action::SeeMissions => matches!(
                self,
                Clerk
                    | Supervisor
                    | HqOfficer
                    | ProgrammeManager
                    | Analyst
                    | Auditor
                    | Administrator
                    | DataProtectionOfficer
            ),
            Action::SeeAudit => matches!(self, Auditor | DataProtectionOfficer),
            Action::AnswerDataRequests => self == DataProtectionOfficer,
        }
    }

    /// Where it is held.
    pub fn place(self) -> Place {
        match self {
            Self::Clerk | Self::Supervisor => Place::Mission,
            Self::HqOfficer => Place::Region,
            Self::CampLeader | Self::CampMedic => Place::Programme,
            Self::ProgrammeManager
            | Self::Analyst
            | Self::Auditor
            | Self::Administrator
            | Self::DataProtectionOfficer => Place::Ministry,
        }
    }

    /// The roles that who holds this one may give to others; never to themselves. Those of a programme wait until
    /// there is one.
    pub fn gives(self) -> impl Iterator<Item = Self> {
        let has_place = |role: &Self| role.place() != Place::Programme;
        Self::ALL.into_iter().filter(move |_| self == Self::Administrator).filter(has_place)
    }

    /// Whether it is given by two persons: one gives it, another agrees. All that reach values of tier 3 unmasked,
    /// export, write to many, or keep accounts and logs (SECURITY 3).
    pub fn is_strong(self) -> bool {
        !matches!(self, Self::Clerk | Self::Analyst)
    }

    /// Whether who holds it works only in sessions in which they used a passkey: nobody can be talked into typing it
    /// elsewhere (SECURITY, ASVS 6.3.3 and 8.4.2).
    pub fn wants_passkey(self) -> bool {
        matches!(self, Self::HqOfficer | Self::Administrator)
    }

    /// Whether who holds it says why before a record is opened: it reaches people whom it does not serve day by day.
    pub fn wants_reason(self) -> bool {
        self == Self::HqOfficer
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
            let has_countries = matches!(role.place(), Place::Mission | Place::Region);
            assert!(!role.permits(Action::SeePeople) || has_countries, "{role:?}");
        }
    }

    #[test]
    fn whoever_gives_roles_is_given_theirs_by_two() {
        for role in Role::ALL {
            assert!(role.gives().next().is_none() || role.is_strong(), "{role:?}");
            assert!(!role.permits(Action::ConfirmGrant) || role.is_strong(), "{role:?}");
        }
        assert_eq!(Role::Supervisor.gives().count(), 0);
        assert!(
            !Role::Administrator.gives().any(|role| role == Role::CampLeader),
            "there is no camp to name"
        );
    }
}
