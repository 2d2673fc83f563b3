//! `/people/{id}/needs` and below.

mod new;
