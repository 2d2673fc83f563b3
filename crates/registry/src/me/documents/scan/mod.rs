//! `/me/documents/{id}/scan`: the scan of a member's identity document.

pub mod index;
pub mod removal;
