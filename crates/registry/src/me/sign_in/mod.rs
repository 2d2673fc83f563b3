//! `/me/sign-in`: a member signs in.

pub mod index;
pub mod passkey;
