//! `/me/refugee` and below.

mod displacement;
mod displacements;
mod index;

/// The Nakba, as a form has it.
pub const NAKBA: [(&str, &str); 4] =
    [("cause", "nakba"), ("year", "١٩٤٨"), ("from", "صفورية"), ("to", "عين الحلوة")];
