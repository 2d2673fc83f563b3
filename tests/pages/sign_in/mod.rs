//! `/sign-in`.

mod index;
mod passkey;

pub use index::{of, signed_in};
