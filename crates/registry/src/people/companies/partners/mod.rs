//! `/people/{id}/companies/{company}/partners`: companies of the directory that may be partners of a company.

pub mod index;
pub mod show;

use crate::company::CompanyId;
use crate::person::PersonId;

/// Address of the page on which the keeper of a company is introduced to that of `partner`.
pub(crate) fn href((person, company): (PersonId, CompanyId), partner: CompanyId) -> String {
    format!("/people/{person}/companies/{company}/partners/{partner}")
}
