//! `/people/{id}/family/guardianships`: who acts for a child.

pub mod show;
