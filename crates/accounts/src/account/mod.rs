//! `/account`: a member of staff's own account.

pub mod index;
pub mod passkeys;
pub mod password;
pub mod presence;
pub mod proof;
pub mod recovery_codes;
