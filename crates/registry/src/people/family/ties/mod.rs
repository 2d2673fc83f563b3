//! `/people/{id}/family/ties`: what binds a person to others.

pub mod removal;
