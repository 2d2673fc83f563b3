//! `/introductions` and below.

mod index;
mod show;

use super::me::companies::{kept, listed};
use super::me::introductions::{asked, row};
use super::me::{known, signed_in};
