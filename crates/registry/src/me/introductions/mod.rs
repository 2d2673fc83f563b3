//! `/me/introductions`: whom staff would bring together with a member.

pub mod index;
pub mod show;
