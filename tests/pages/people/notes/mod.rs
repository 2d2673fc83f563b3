//! `/people/{id}/notes`.

mod new;
mod removal;
