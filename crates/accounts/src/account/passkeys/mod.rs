//! `/account/passkeys`: the passkeys of a member of staff.

pub mod index;
pub mod new;
pub mod proof;
pub mod removal;
