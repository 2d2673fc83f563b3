//! `/invitations`: the pages behind one-time links.

pub mod show;
