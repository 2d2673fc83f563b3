//! `/people/{id}/contacts`: the desk writes down how to reach a person.

pub mod new;
pub mod removal;
pub mod verification;
