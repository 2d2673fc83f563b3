//! `/me/family/{id}/documents` and below.

mod index;
mod new;
mod removal;
mod scan;
mod show;

use super::{child_of, known, signed_in};
