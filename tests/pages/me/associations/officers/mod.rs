//! `/me/associations/{id}/officers`.

mod ending;
