//! `/me/associations/{id}/members`: whoever heads an association sees the members who let it see them.

pub mod index;
pub mod print;
pub mod removal;
pub mod show;
