//! `/me/passkeys`: a member's own passkeys.

pub mod index;
pub mod new;
pub mod removal;
