//! `/me/family/ties`: who is tied to a member.

pub mod show;
