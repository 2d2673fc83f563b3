//! `/me/refugee/displacements`: the displacements of a member.

pub mod removal;
