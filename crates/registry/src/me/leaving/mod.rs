//! `/me/leaving`: a member leaves the registry, or thinks again.

pub mod departure;
pub mod index;
