//! Whether two records are of one person: what speaks for it and against it, in bits, and what that comes to. Pure: no table,
//! no index; finding whom to compare is the work of [`crate::duplicates`].
//!
//! The rule is that of Fellegi and Sunter ("A theory for record linkage", JASA 64, 1969): a field that agrees weighs the
//! logarithm of how much oftener it agrees between two records of one person than between those of two, so a rare name weighs
//! more than a common one, and a field that disagrees weighs against. Their rule knows two hypotheses, the same person and a
//! stranger. Among families there is a third, the relative: brothers share father, family name, place of origin, often the
//! telephone. So two sums are kept, and both must do:
//!
//! - **own**: what brothers, twins, cousins and those named after a grandfather do not share: given name, birth date, sex,
//!   e-mail address. At least [`OWN_LEAST`].
//! - **total**: all of it. At least [`TOTAL_LEAST`].
//!
//! `weights.rs` says what each field weighs, and why.

pub mod birth;
mod kin;
mod name;
mod reason;
mod weights;
mod words;

use kit::format::PartialDate;

pub use self::birth::{Birth, Day};
pub use self::kin::Kin;
pub use self::name::{Meeting, Names, Written};
pub use self::reason::{Agreement, Reason};
pub use self::weights::{OWN_LEAST, POSSIBLE, SAME, TOTAL_LEAST};
pub(crate) use self::words::hash;
pub use self::words::{Judge, Word, Words};
use crate::contact::Kind;
use crate::new_person::New;
use crate::person::{Model, Sex};

/// What a record says of a person, as it stands there.
#[derive(Clone, Debug, Default)]
pub struct Told<'a> {
    /// Given, father's, grandfather's and family name in Arabic, each empty where it is not known.
    pub arabic: [&'a str; 4],
    /// Given names, which may end with the father's and the grandfather's, and family name in Latin script.
    pub latin: [&'a str; 2],
    /// Sex.
    pub sex: Option<Sex>,
    /// Birth date, as far as it is known.
    pub birth: Option<PartialDate>,
    /// Place of origin: an id of the list, or as typed.
    pub origin: &'a str,
    /// Country of residence, ISO 3166-1 alpha-2.
    pub country: &'a str,
    /// City as typed.
    pub city: &'a str,
    /// Telephones and e-mail addresses.
    pub contacts: Vec<Contact>,
}

/// A telephone or an e-mail address: its keyed hash, never itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Which of both.
    pub kind: Kind,
    /// The beginning of the hash by which it is found.
    pub hash: u64,
}

impl Contact {
    /// Of the hash of a row ([`crate::contact::hash`]).
    pub fn new(kind: Kind, hash: &[u8]) -> Self {
        let mut first = [0; 8];
        for (to, from) in first.iter_mut().zip(hash) {
            *to = *from;
        }
        Self { kind, hash: u64::from_le_bytes(first) }
    }
}

impl<'a> Told<'a> {
    /// Of a record that is not written yet.
    pub fn of_new(new: &'a New, contacts: Vec<Contact>) -> Self {
        Self {
            arabic: [&new.given_ar, &new.father_ar, &new.grandfather_ar, &new.family_ar],
            latin: [&new.given_latin, &new.family_latin],
            sex: new.sex,
            birth: new.birth,
            origin: &new.origin,
            country: &new.country,
            city: &new.city,
            contacts,
        }
    }

    /// Of a row.
    pub fn of(person: &'a Model, contacts: Vec<Contact>) -> Self {
        Self {
            arabic: [&person.given_ar, &person.father_ar, &person.grandfather_ar, &person.family_ar],
            latin: [&person.given_latin, &person.family_latin],
            sex: person.sex,
            birth: person.birth(),
            origin: &person.origin,
            country: &person.country,
            city: &person.city,
            contacts,
        }
    }
}

/// A person, ready to be compared: small, since a whole registry is held of them.
#[derive(Clone, Debug)]
pub struct Description {
    /// The name in Arabic.
    pub arabic: Written,
    /// The name in Latin script.
    pub latin: Written,
    /// Sex.
    pub sex: Option<Sex>,
    /// Birth date.
    pub birth: Option<Day>,
    /// Hash of the folded place of origin; 0 where none is known.
    pub origin: u64,
    /// Hash of the folded city; 0 where none is known.
    pub city: u64,
    /// Country of residence, ISO 3166-1 alpha-2; zeros where none is known.
    pub country: [u8; 2],
    /// Telephones and e-mail addresses.
    pub contacts: Box<[Contact]>,
}

/// What two records say about being of one person.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Likeness {
    /// How the names compare; none where one of both has none.
    pub names: Option<Names>,
    /// How the birth dates do; none where one is not known.
    pub birth: Option<Birth>,
    /// Whether the sex is the same.
    pub sex: Option<bool>,
    /// Whether the place of origin is.
    pub origin: Option<bool>,
    /// Whether the country of residence is.
    pub country: Option<bool>,
    /// Whether the city is.
    pub city: Option<bool>,
    /// Whether they gave the same telephone.
    pub has_same_phone: bool,
    /// Whether they gave the same e-mail address.
    pub has_same_email: bool,
    /// Whether both are women, who take another family name where they marry.
    pub may_marry: bool,
}

impl Likeness {
    /// What speaks for one person and is not shared by relatives, in bits.
    pub fn own(&self) -> f32 {
        let given = self.names.map_or(0.0, |names| names.given.bits);
        let birth = self.birth.map_or(0.0, Birth::bits);
        let email = if self.has_same_email { weights::EMAIL_OWN } else { 0.0 };
        given + birth + email + either(self.sex, weights::SEX)
    }

    /// All that speaks for one person, in bits.
    pub fn total(&self) -> f32 {
        let family = self.names.map_or(0.0, |names| names.shared_bits(self.may_marry));
        let phone = if self.has_same_phone { weights::PHONE } else { 0.0 };
        let email = if self.has_same_email { weights::EMAIL - weights::EMAIL_OWN } else { 0.0 };
        let places = either(self.origin, weights::ORIGIN)
            + either(self.country, weights::COUNTRY)
            + either(self.city, weights::CITY);
        self.own() + family + phone + email + places
    }

    /// How likely it is one person, 0 to 1: [`SAME`] and more is called the same, [`POSSIBLE`] and more may be.
    pub fn score(&self) -> f32 {
        let least = (self.own() - OWN_LEAST).min(self.total() - TOTAL_LEAST);
        1.0 / (1.0 + (-least).exp2())
    }
}

/// What a field weighs that agrees or not; nothing where it is not known.
fn either(agrees: Option<bool>, (same, other): (f32, f32)) -> f32 {
    agrees.map_or(0.0, |agrees| if agrees { same } else { other })
}

impl Judge<'_> {
    /// What `left` and `right` say about being of one person.
    pub fn compare(&mut self, left: &Description, right: &Description) -> Likeness {
        let both = |l: u64, r: u64| (l != 0 && r != 0).then_some(l == r);
        let country =
            (left.country != [0; 2] && right.country != [0; 2]).then_some(left.country == right.country);
        let same = |kind| {
            left.contacts.iter().any(|contact| contact.kind == kind && right.contacts.contains(contact))
        };
        Likeness {
            names: self.names(left, right),
            birth: left.birth.zip(right.birth).map(|(left, right)| Birth::of(left, right)),
            sex: left.sex.zip(right.sex).map(|(left, right)| left == right),
            origin: both(left.origin, right.origin),
            country,
            // Cities of one name in two countries are two.
            city: both(left.city, right.city).filter(|_| country != Some(false)),
            has_same_phone: same(Kind::Phone),
            has_same_email: same(Kind::Email),
            may_marry: left.sex != Some(Sex::Male) && right.sex != Some(Sex::Male),
        }
    }

    /// Whether they may be one at all, by what is quickly seen: the given name and what else is a person's own.
    pub fn may_be(&mut self, left: &Description, right: &Description) -> bool {
        let birth = left.birth.zip(right.birth).map_or(0.0, |(left, right)| Birth::of(left, right).bits());
        let is_shared = left.contacts.iter().any(|contact| right.contacts.contains(contact));
        let contact = if is_shared { weights::EMAIL_OWN } else { 0.0 };
        let rest = birth + contact + weights::SEX.0;
        self.given_reaches(left, right, OWN_LEAST - weights::POSSIBLE_BITS - rest)
    }
}

#[cfg(test)]
mod tests;
