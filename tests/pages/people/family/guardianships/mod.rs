//! `/people/{id}/family/guardianships` and below.

mod show;
