//! `/me/family/invitations`: invitations that wait for an answer.

pub mod show;
