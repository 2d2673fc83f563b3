//! `/account`.

mod index;
mod password;
mod presence;
mod recovery_codes;
