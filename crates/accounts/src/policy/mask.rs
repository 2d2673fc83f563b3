//! Which values a role reads and writes, by what they are kept for and how sensitive they are.

use kit::field::{Purpose, Tier};

use super::Role;

/// What someone reads and writes of the values that are kept for one purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mask {
    reads: Option<Tier>,
    writes: Option<Tier>,
}

impl Mask {
    /// Nothing at all.
    pub const CLOSED: Self = Self { reads: None, writes: None };
    /// Everything: a guard that was switched off.
    pub(super) const OPEN: Self = Self { reads: Some(Tier::T4), writes: Some(Tier::T4) };

    const fn reads_to(reads: Tier) -> Self {
        Self { reads: Some(reads), writes: None }
    }

    const fn and_writes_to(self, writes: Tier) -> Self {
        Self { writes: Some(writes), ..self }
    }

    /// Whether a value of `tier` is read. Anonymous answers (T5) are nobody's to read.
    pub fn reads(self, tier: Tier) -> bool {
        tier != Tier::T5 && self.reads.is_some_and(|highest| tier <= highest)
    }

    /// Whether a value of `tier` is written. Nobody writes what they may not read.
    pub fn writes(self, tier: Tier) -> bool {
        self.reads(tier) && self.writes.is_some_and(|highest| tier <= highest)
    }
}

impl Role {
    /// What the role reads and writes of values kept for `purpose` (SECURITY 3, the columns T1 to T4). What is not
    /// named is closed.
    pub fn mask(self, purpose: Purpose) -> Mask {
        use Purpose::{Accountability, Administration, Casework, Consent, Contact, Registry};
        match (self, purpose) {
            // Identity documents and legal status stay masked to a clerk: each is revealed by itself.
            (Self::Clerk, Registry | Contact | Consent) => Mask::reads_to(Tier::T2).and_writes_to(Tier::T2),
            (Self::Supervisor, Registry) => Mask::reads_to(Tier::T3).and_writes_to(Tier::T2),
            (Self::Supervisor, Contact | Consent) => Mask::reads_to(Tier::T2).and_writes_to(Tier::T2),
            // What the desk writes down for itself, and why it decided.
            (Self::Clerk | Self::Supervisor, Casework) => Mask::reads_to(Tier::T3).and_writes_to(Tier::T3),
            (Self::HqOfficer, Registry | Contact | Consent) => Mask::reads_to(Tier::T2),
            (Self::HqOfficer, Casework) => Mask::reads_to(Tier::T3).and_writes_to(Tier::T3),
            (Self::Analyst, Registry) => Mask::reads_to(Tier::T1),
            (Self::Auditor | Self::DataProtectionOfficer, Accountability | Administration) => {
                Mask::reads_to(Tier::T1)
            }
            // Of whom asks for something by right, who it is and what they say for it; nobody else's, as there is no scope.
            (Self::DataProtectionOfficer, Registry) => Mask::reads_to(Tier::T1),
            (Self::DataProtectionOfficer, Casework) => Mask::reads_to(Tier::T3).and_writes_to(Tier::T3),
            // Of whom is interested in an opportunity, who it is and what they sent with it; nobody else's, as there is no scope.
            (Self::ProgrammeManager, Registry) => Mask::reads_to(Tier::T1),
            (Self::ProgrammeManager, Casework) => Mask::reads_to(Tier::T2).and_writes_to(Tier::T2),
            (Self::Administrator, Administration) => Mask::reads_to(Tier::T2).and_writes_to(Tier::T2),
            _ => Mask::CLOSED,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PURPOSES: [Purpose; 7] = [
        Purpose::Registry,
        Purpose::Contact,
        Purpose::Consent,
        Purpose::Casework,
        Purpose::Operation,
        Purpose::Accountability,
        Purpose::Administration,
    ];
    const TIERS: [Tier; 6] = [Tier::T0, Tier::T1, Tier::T2, Tier::T3, Tier::T4, Tier::T5];

    /// The role table of SECURITY 3 as it stands in code: the highest tier read and written, by purpose.
    #[test]
    fn what_each_role_reads_and_writes() {
        let highest = |reads: &dyn Fn(Tier) -> bool| {
            TIERS.into_iter().filter(|tier| reads(*tier)).map(|tier| tier as usize).max()
        };
        let shown = |role: Role| {
            let of = PURPOSES.map(|purpose| {
                let mask = role.mask(purpose);
                let digit = |highest: Option<usize>| highest.map_or("-".to_owned(), |tier| tier.to_string());
                digit(highest(&|tier| mask.reads(tier))) + &digit(highest(&|tier| mask.writes(tier)))
            });
            of.join(" ")
        };
        //                         registry, contact, consent, casework, operation, accountability, administration
        for (role, expected) in [
            (Role::Clerk, "22 22 22 33 -- -- --"),
            (Role::Supervisor, "32 22 22 33 -- -- --"),
            (Role::HqOfficer, "2- 2- 2- 33 -- -- --"),
            (Role::ProgrammeManager, "1- -- -- 22 -- -- --"),
            (Role::CampLeader, "-- -- -- -- -- -- --"),
            (Role::CampMedic, "-- -- -- -- -- -- --"),
            (Role::Analyst, "1- -- -- -- -- -- --"),
            (Role::Auditor, "-- -- -- -- -- 1- 1-"),
            (Role::Administrator, "-- -- -- -- -- -- 22"),
            (Role::DataProtectionOfficer, "1- -- -- 33 -- 1- 1-"),
        ] {
            assert_eq!(shown(role), expected, "{role:?}");
        }
    }

    #[test]
    fn nobody_reads_medical_values_or_anonymous_answers() {
        for (role, purpose) in Role::ALL.into_iter().flat_map(|role| PURPOSES.map(|purpose| (role, purpose)))
        {
            let mask = role.mask(purpose);
            assert!(!mask.reads(Tier::T4) && !mask.reads(Tier::T5), "{role:?} {purpose:?}");
            assert!(TIERS.into_iter().all(|tier| mask.reads(tier) || !mask.writes(tier)), "{role:?}");
        }
    }
}
