//! An opportunity as pages show it.

use accounts::Ctx;
use kit::Locale;
use serde::Serialize;

use super::{Kind, Model, OpportunityId, State};
use crate::company::industry_name;

/// An opportunity as pages show it, in the page's language as far as it is written in it.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    /// Its id.
    pub id: OpportunityId,
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub state: State,
    /// Whether its last day is over.
    pub is_over: bool,
    /// The institution whose it is.
    pub institution: String,
    /// Language of title and text.
    pub language: Locale,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
    /// The languages in which it is not written.
    pub missing: Vec<Locale>,
    /// Its trade in words, or empty.
    pub activity: String,
    /// The trade of ISIC; empty where there is none, or where the words are the same.
    pub industry: String,
    /// Governorate or town, or empty.
    pub place: String,
    /// What it seeks, in whole US dollars.
    pub amount: Option<i64>,
    /// The last day on which it is open; or empty.
    pub closes: String,
    /// Since when members read it; or empty.
    pub opened: String,
}

impl Model {
    /// As pages show it to those who may see it.
    pub fn shown(&self, ctx: &Ctx) -> Shown {
        let said = self.said();
        let (language, words) = said.words_for(ctx.locale());
        let trade = industry_name(ctx, &self.industry);
        Shown {
            id: self.id,
            kind: self.kind,
            state: self.state,
            is_over: self.is_over(ctx.now().date_naive()),
            institution: self.institution.clone(),
            language,
            title: words.title.clone(),
            text: words.text.clone(),
            missing: said.missing(),
            industry: if trade == self.activity { String::new() } else { trade },
            activity: self.activity.clone(),
            place: self.place.clone(),
            amount: self.amount,
            closes: self.closes_on.map(|day| day.to_string()).unwrap_or_default(),
            opened: self.opened_at.map(|at| at.to_rfc3339()).unwrap_or_default(),
        }
    }
}
