//! `/me/family/{id}/documents/{document}/scan`: the scan of a child's identity document.

pub mod index;
pub mod removal;
