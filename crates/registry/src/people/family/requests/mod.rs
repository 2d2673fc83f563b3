//! `/people/{id}/family/requests`: children whom a person asks to have registered.

pub mod show;
