//! `/people/{id}/family/ties` and below.

mod removal;
