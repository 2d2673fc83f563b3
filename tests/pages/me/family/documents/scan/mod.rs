//! `/me/family/{id}/documents/{document}/scan` and below.

mod index;
mod removal;

use super::{child_of, known, signed_in};
