//! Whether an opportunity fits what a member has said of their companies, and why: nothing else of them is looked at.

use accounts::reference::Reference;
use serde::Serialize;

use super::{Kind, Model};
use crate::company::{self, Invest, section_of};

/// Why it fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The company works in this trade.
    Trade,
    /// It looks for somebody in this trade.
    Wanted,
    /// It would put money into such things.
    Invests,
}

/// That it fits a company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fit {
    /// Why.
    pub why: Why,
    /// What the company is called.
    pub company: String,
}

/// Whether two sections or divisions of ISIC are one, or one lies in the other.
fn are_alike(reference: &Reference, one: &str, other: &str) -> bool {
    !one.is_empty()
        && !other.is_empty()
        && (one == other || section_of(reference, one) == other || section_of(reference, other) == one)
}

fn why(reference: &Reference, row: &Model, company: &company::Model) -> Option<Why> {
    let invests: Vec<Invest> = company::all(&company.invests);
    let asked = match row.kind {
        Kind::Investment => Some(Invest::HomeCompanies),
        Kind::Project => Some(Invest::Projects),
        // A person's knowledge is needed, no company's money.
        Kind::Expertise => None,
    };
    if are_alike(reference, &row.industry, &company.industry) {
        return Some(Why::Trade);
    }
    if are_alike(reference, &row.industry, &company.wanted_industry) {
        return Some(Why::Wanted);
    }
    asked.is_some_and(|asked| invests.contains(&asked)).then_some(Why::Invests)
}

impl Model {
    /// Which of `companies` it fits, and why: a trade says more than a readiness to invest.
    pub fn fit<'a>(
        &self,
        reference: &Reference,
        companies: impl IntoIterator<Item = &'a company::Model>,
    ) -> Option<Fit> {
        let fits = companies.into_iter().filter_map(|company| {
            why(reference, self, company).map(|why| Fit { why, company: company.name.clone() })
        });
        fits.min_by_key(|fit| fit.why as u8)
    }
}
