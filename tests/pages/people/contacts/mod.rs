//! `/people/{id}/contacts`.

mod new;
mod removal;
mod verification;
