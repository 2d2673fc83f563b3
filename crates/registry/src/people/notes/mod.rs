//! `/people/{id}/notes`: what staff note about a person.

pub mod new;
pub mod removal;
