//! `/opportunities/{id}/interests` and below.

mod show;

use super::{interest, interested, manager, managers_only, open};
