//! `/me/family/requests`: children whom a member asks a mission to register.

pub mod show;
