//! `/people/{id}/transfer`: another mission is asked to take a person over.

pub mod index;
pub mod withdrawal;
