//! `/people/{id}/family` and below.

mod child;
mod guardianships;
mod index;
mod requests;
mod tie;
mod ties;
