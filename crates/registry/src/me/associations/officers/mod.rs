//! `/me/associations/{id}/officers`: an office that a member holds.

pub mod ending;
