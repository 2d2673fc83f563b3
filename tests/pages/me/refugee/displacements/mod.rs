//! `/me/refugee/displacements` and below.

mod removal;
