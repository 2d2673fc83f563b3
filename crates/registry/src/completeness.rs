//! What makes a record complete, as its owner sees it: each part helps them, and none is asked for twice.

use serde::Serialize;

use crate::contact::Model as Contact;
use crate::person::Model;

/// A part of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A way to reach the person.
    Contact,
    /// An e-mail address that was confirmed.
    Email,
    /// The name in Arabic, with the father's and the family's.
    NameAr,
    /// The name in Latin script.
    NameLatin,
    /// The date of birth.
    Birth,
    /// The place of origin.
    Origin,
    /// The occupation.
    Occupation,
    /// The city.
    City,
}

/// A part and whether it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The part.
    pub part: Part,
    /// Whether it is there.
    pub is_done: bool,
}

/// What `person`, who is reached by `contacts`, has given; in the order in which it helps most.
pub fn of(person: &Model, contacts: &[Contact]) -> Vec<Step> {
    let has_family = |family: &str| person.no_family || !family.is_empty();
    let arabic = !person.given_ar.is_empty() && !person.father_ar.is_empty() && has_family(&person.family_ar);
    let latin = !person.given_latin.is_empty() && has_family(&person.family_latin);
    let emails = || contacts.iter().filter(|contact| contact.can_sign_in());
    let parts = [
        (Part::Contact, contacts.iter().any(|contact| contact.usable)),
        (Part::Email, emails().any(|contact| contact.verified_at.is_some())),
        (Part::NameAr, arabic),
        (Part::NameLatin, latin),
        (Part::Birth, person.birth_year.is_some()),
        (Part::Origin, !person.origin.is_empty()),
        (Part::Occupation, !person.occupation.is_empty()),
        (Part::City, !person.city.is_empty()),
    ];
    parts.into_iter().map(|(part, is_done)| Step { part, is_done }).collect()
}
