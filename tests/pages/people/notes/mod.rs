//! `/people/{id}/notes`.

pub mod new;
mod removal;
