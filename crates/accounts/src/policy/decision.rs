//! What a member of staff may do with an act now, from which all else is derived.

use chrono::{DateTime, TimeDelta, Utc};
use kit::db::Intent;
use kit::field::{Purpose, Table, Tier};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, IntoColumnRef, SimpleExpr};
use sea_orm::{IntoActiveModel, Iterable, TryIntoModel, Value};
use search::Scope;

use super::{Action, Guard, Guards, Mask, Role};

/// How long a proof of who one is counts for acts that change who may do what.
pub const FRESH: TimeDelta = TimeDelta::hours(1);
/// How much longer for a form that was opened within that time: what was typed is not lost.
const TYPING: TimeDelta = TimeDelta::hours(1);

/// How strong a session is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Strength {
    /// When who asks last proved with all factors who they are; never where there is no session.
    pub proved_at: Option<DateTime<Utc>>,
    /// Whether they have used a passkey in it.
    pub by_passkey: bool,
}

impl Strength {
    /// Whether it is enough at `now` for an act that wants a fresh proof.
    pub fn is_fresh(self, now: DateTime<Utc>, intent: Intent) -> bool {
        let life = match intent {
            Intent::Read | Intent::Snapshot => FRESH,
            Intent::Write => FRESH + TYPING,
        };
        self.proved_at.is_some_and(|proved| now < proved + life)
    }
}

/// Why someone may not do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// Their role never does it.
    Role,
    /// They must prove once more who they are.
    Proof,
    /// They must use their passkey.
    Passkey,
}

/// What a member of staff may do with an act now: nothing, or the act with the rows of some countries and the fields
/// that their role reads.
#[derive(Clone, Copy, Debug)]
pub struct Decision<'a> {
    role: Role,
    action: Action,
    countries: &'a [String],
    guards: Guards,
}

impl<'a> Decision<'a> {
    /// On `action` by one who is `role` with the scope `countries`.
    pub fn of(role: Role, action: Action, countries: &'a [String], guards: Guards) -> Self {
        Self { role, action, countries, guards }
    }

    /// Whether the role permits the act at all.
    pub fn is_permitted(&self) -> bool {
        self.role.permits(self.action) || !self.guards.stands(Guard::Permission)
    }

    /// Whether they may do it in a session of this strength.
    pub fn allows(&self, strength: Strength, now: DateTime<Utc>, intent: Intent) -> Result<(), Denied> {
        if !self.is_permitted() {
            return Err(Denied::Role);
        }
        if !is_passkey_used(self.role, self.guards, strength) {
            return Err(Denied::Passkey);
        }
        let is_strong = !self.action.wants_fresh_proof() || strength.is_fresh(now, intent);
        if !is_strong && self.guards.stands(Guard::Strength) {
            return Err(Denied::Proof);
        }
        Ok(())
    }

    /// The countries whose people they may do it with: none where it is not permitted.
    pub fn countries(&self) -> &'a [String] {
        if self.is_permitted() { self.countries } else { &[] }
    }

    /// Whether that holds for people who live in `country`.
    pub fn reaches(&self, country: &str) -> bool {
        self.countries().iter().any(|own| own == country)
            || (self.is_permitted() && !self.guards.stands(Guard::Scope))
    }

    /// The same, as a condition on the column of the country.
    pub fn condition(&self, country: impl IntoColumnRef) -> SimpleExpr {
        if self.is_permitted() && !self.guards.stands(Guard::Scope) {
            return Expr::value(true);
        }
        Expr::col(country).is_in(self.countries().iter().map(String::as_str))
    }

    /// The same, as the scope of a search.
    pub fn scope(&self) -> Scope {
        Scope::Countries(self.countries().to_vec())
    }

    /// What they read and write of values kept for `purpose`.
    pub fn mask(&self, purpose: Purpose) -> Mask {
        match () {
            () if !self.guards.stands(Guard::Mask) => Mask::OPEN,
            () if self.is_permitted() => self.role.mask(purpose),
            () => Mask::CLOSED,
        }
    }

    /// `row` of `table` as they read it: what is masked to them is empty, as if it had never been said. A code that
    /// cannot be empty stays: none that tells more than the directory may be such a one.
    pub fn masked<M, A>(&self, table: &Table, row: M) -> Result<M, DbErr>
    where
        M: ModelTrait + IntoActiveModel<A>,
        A: ActiveModelTrait<Entity = M::Entity> + TryIntoModel<M>,
    {
        if table.fields.iter().all(|field| self.reads(table, field.column)) {
            return Ok(row);
        }
        let mut row = row.into_active_model();
        for column in <M::Entity as EntityTrait>::Column::iter() {
            if self.reads(table, column.as_str()) {
                continue;
            }
            let Some(value) = row.get(column).into_value() else { continue };
            let empty = match value {
                Value::String(_) if !column.def().is_null() => String::new().into(),
                Value::Bytes(_) if !column.def().is_null() => Vec::<u8>::new().into(),
                other => other.as_null(),
            };
            row.try_set(column, empty).ok();
        }
        row.try_into_model()
    }

    /// Whether they read `column` of `table`; false for a column that nobody declared.
    pub fn reads(&self, table: &Table, column: &str) -> bool {
        let field = table.fields.iter().find(|field| field.column == column);
        // What says nothing of a person is nobody's secret.
        field.is_some_and(|field| field.tier == Tier::T0 || self.mask(field.purpose).reads(field.tier))
    }
}

/// Whether a passkey was used in a session of this strength, where `role` wants one.
pub(crate) fn is_passkey_used(role: Role, guards: Guards, strength: Strength) -> bool {
    !role.wants_passkey() || strength.by_passkey || !guards.stands(Guard::Passkey)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_where_the_role_does_not_permit_it() {
        let countries = vec!["CL".to_owned()];
        let of = |role, action| Decision { role, action, countries: &countries, guards: Guards::default() };
        let clerk = of(Role::Clerk, Action::SeePeople);
        assert!(clerk.reaches("CL") && !clerk.reaches("JO"));
        assert_eq!(clerk.scope(), Scope::Countries(countries.clone()));
        let analyst = of(Role::Analyst, Action::SeePeople);
        assert!(!analyst.reaches("CL") && analyst.countries().is_empty());
        assert_eq!(analyst.mask(Purpose::Registry), Mask::CLOSED);
    }

    #[test]
    fn a_proof_grows_old() {
        let now: DateTime<Utc> = "2026-11-23T10:42:00Z".parse().unwrap();
        let at = |minutes| Strength { proved_at: Some(now - TimeDelta::minutes(minutes)), by_passkey: true };
        assert!(at(59).is_fresh(now, Intent::Read) && !at(60).is_fresh(now, Intent::Read));
        assert!(at(119).is_fresh(now, Intent::Write) && !at(120).is_fresh(now, Intent::Write));
        assert!(!Strength::default().is_fresh(now, Intent::Read));
        let of = |action| Decision {
            role: Role::Administrator,
            action,
            countries: &[],
            guards: Guards::default(),
        };
        let old = |action| of(action).allows(at(60), now, Intent::Read);
        assert_eq!(old(Action::ManageAccounts), Err(Denied::Proof));
        assert_eq!(old(Action::SeeAccounts), Ok(()));
        assert_eq!(old(Action::SeePeople), Err(Denied::Role));
        let typed = Strength { by_passkey: false, ..at(1) };
        assert_eq!(of(Action::SeeAccounts).allows(typed, now, Intent::Read), Err(Denied::Passkey));
    }
}
