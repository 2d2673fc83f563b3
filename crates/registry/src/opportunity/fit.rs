//! Whether an opportunity fits what a member has said of their companies and of what they know, and why: nothing else of them is
//! looked at.

use accounts::reference::Reference;
use chrono::NaiveDate;
use serde::Serialize;

use super::{Kind, Model};
use crate::company::{self, Invest, section_of};
use crate::expert::{self, fit::fit};

/// Why it fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It needs what the member knows.
    Expertise,
    /// The company works in this trade.
    Trade,
    /// It looks for somebody in this trade.
    Wanted,
    /// It would put money into such things.
    Invests,
}

/// That it fits a company, or what the member knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fit {
    /// Why.
    pub why: Why,
    /// What the company is called, or what the member does.
    pub of: String,
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
    /// Whether it needs what `expert`, the member, knows on `today`.
    pub fn fit_expert(&self, reference: &Reference, expert: &expert::Model, today: NaiveDate) -> Option<Fit> {
        if self.kind != Kind::Expertise {
            return None;
        }
        let known = (&expert.said(), expert.licence_seen_at.is_some());
        let found = fit(&self.wanted(), known, reference, today);
        found.map(|_| Fit { why: Why::Expertise, of: expert.profession.clone() })
    }

    /// Which of `companies` it fits, and why: a trade says more than a readiness to invest.
    pub fn fit<'a>(
        &self,
        reference: &Reference,
        companies: impl IntoIterator<Item = &'a company::Model>,
    ) -> Option<Fit> {
        let fits = companies.into_iter().filter_map(|company| {
            why(reference, self, company).map(|why| Fit { why, of: company.name.clone() })
        });
        fits.min_by_key(|fit| fit.why as u8)
    }
}
