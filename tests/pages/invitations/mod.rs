//! `/invitations`.

pub mod show;
