//! `/me/opportunities` and below.

mod answer;
mod index;
mod show;
mod withdrawal;

use super::{closed_to_guests, known, signed_in};
