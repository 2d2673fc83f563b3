//! `/sign-in`: staff sign in.

pub mod index;
pub mod passkey;

pub(crate) use index::{Asked, destination};
