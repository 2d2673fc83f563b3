//! `/me/passkeys`.

mod index;
mod new;
mod proof;
mod removal;
