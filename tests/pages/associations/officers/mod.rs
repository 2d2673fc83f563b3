//! `/associations/{id}/officers`.

mod new;
mod removal;
mod show;
