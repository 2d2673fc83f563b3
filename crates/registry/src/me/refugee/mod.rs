//! `/me/refugee`: a member's papers and way as a refugee.

pub mod displacement;
pub mod displacements;
pub mod index;
