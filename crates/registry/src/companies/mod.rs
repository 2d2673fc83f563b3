//! `/companies`: the directory of companies, for staff of all missions.

pub mod index;
pub mod introduction;
pub mod show;

use crate::company::CompanyId;

/// Address of the company `id` in the directory.
pub(crate) fn href(id: CompanyId) -> String {
    format!("/companies/{id}")
}
