//! `/me/passkeys`.

mod index;
mod new;
mod removal;
