//! `/me/sign-in`.

mod index;
mod passkey;
