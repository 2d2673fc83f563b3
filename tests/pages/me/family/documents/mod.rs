//! `/me/family/{id}/documents` and below.

mod index;
mod new;
mod removal;
mod show;

use super::{child_of, known, signed_in};
