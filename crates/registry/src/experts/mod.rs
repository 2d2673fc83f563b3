//! `/experts`: the bank of expertise, for staff of all missions.

pub mod index;
pub mod show;

use crate::expert::ExpertId;

fn href(id: ExpertId) -> String {
    format!("/experts/{id}")
}
