//! `/account`.

mod index;
pub mod passkeys;
mod password;
mod presence;
mod proof;
mod recovery_codes;
