//! Switches by which tests prove that a guard is one: with it off, a test must be red. The binary has none: the
//! feature `guard-switches` is switched on by the package of the tests alone.

/// What keeps someone from what is not theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// The role permits the act.
    Permission,
    /// The row lies in the scope.
    Scope,
    /// The role reads values of that kind and tier.
    Mask,
    /// The account is in use.
    State,
    /// The grant holds at this time.
    Term,
    /// Who asks has proved lately who they are.
    Strength,
    /// Who asks has used their passkey, where their role wants one.
    Passkey,
    /// A record is opened with a reason.
    Reason,
    /// Nobody gives a role to themselves.
    OwnGrant,
    /// Who gives a role may give that one.
    Entitled,
    /// A strong role holds once a second person has agreed.
    SecondPerson,
    /// A job is done only while who ordered it holds the role under which they did.
    JobRights,
    /// PostgreSQL lets no row of another scope through.
    RowSecurity,
    /// Who acts for a child has been confirmed, and nobody and nothing has ended or stopped it.
    Guardianship,
    /// What someone needs of protection or care is read by those alone who see to it.
    NeedToKnow,
}

impl Guard {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Permission,
        Self::Scope,
        Self::Mask,
        Self::State,
        Self::Term,
        Self::Strength,
        Self::Passkey,
        Self::Reason,
        Self::OwnGrant,
        Self::Entitled,
        Self::SecondPerson,
        Self::JobRights,
        Self::RowSecurity,
        Self::Guardianship,
        Self::NeedToKnow,
    ];
}

/// Which guards stand: all of them.
#[cfg(not(feature = "guard-switches"))]
#[derive(Clone, Copy, Debug, Default)]
pub struct Guards;

#[cfg(not(feature = "guard-switches"))]
impl Guards {
    /// Whether `guard` stands.
    pub const fn stands(self, _guard: Guard) -> bool {
        true
    }
}

/// Which guards stand: all but those that a test has switched off.
#[cfg(feature = "guard-switches")]
#[derive(Clone, Copy, Debug, Default)]
pub struct Guards {
    off: u32,
}

#[cfg(feature = "guard-switches")]
impl Guards {
    /// By this a build is known that has switches.
    pub const MARK: &str = "mahjar: this build has guard switches";

    /// All but these.
    pub fn without(guards: &[Guard]) -> Self {
        tracing::warn!(?guards, "{}", Self::MARK);
        Self { off: guards.iter().fold(0, |off, guard| off | 1 << *guard as u32) }
    }

    /// Whether `guard` stands.
    pub const fn stands(self, guard: Guard) -> bool {
        self.off & (1 << guard as u32) == 0
    }
}
