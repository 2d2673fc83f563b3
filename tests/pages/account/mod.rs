//! `/account`.

mod index;
mod password;
mod presence;
mod proof;
mod recovery_codes;
