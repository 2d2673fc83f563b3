//! A company as pages show it.

use accounts::Ctx;
use serde::Serialize;

use super::said::{Budget, Invest, Readiness, Seek, Size, Trade, industry_name};
use super::{CompanyId, Model, all};

/// A company as pages show it, in the page's language.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    /// Its id.
    pub id: CompanyId,
    /// What it is called.
    pub name: String,
    /// What it is called in the other script; or empty.
    pub other_name: String,
    /// What it does, in the words of whoever says so.
    pub activity: String,
    /// The trade of ISIC; empty where there is none, or where the words are the same.
    pub industry: String,
    /// Name of its country.
    pub country: String,
    /// City, or empty.
    pub city: String,
    /// How many work in it.
    pub size: Option<Size>,
    /// How it trades.
    pub trade: Vec<Trade>,
    /// What it makes or sells; or empty.
    pub brands: String,
    /// Its website, or empty.
    pub website: String,
    /// Whom it looks for.
    pub seeks: Vec<Seek>,
    /// In which trade, in words; or empty.
    pub wanted: String,
    /// The trade of ISIC, as with `industry`.
    pub wanted_industry: String,
    /// What it would put money into.
    pub invests: Vec<Invest>,
    /// When.
    pub readiness: Option<Readiness>,
    /// How much.
    pub budget: Option<Budget>,
    /// What else it says of it; or empty.
    pub words: String,
    /// Since when it stands in the directory; or empty.
    pub listed: String,
}

impl Model {
    /// As pages show it to those who may see it.
    pub fn shown(&self, ctx: &Ctx) -> Shown {
        let beside = |words: &str, code: &str| {
            let name = industry_name(ctx, code);
            if name == words { String::new() } else { name }
        };
        Shown {
            id: self.id,
            name: self.name.clone(),
            other_name: self.other_name.clone(),
            activity: self.activity.clone(),
            industry: beside(&self.activity, &self.industry),
            country: ctx.app().reference.countries.name(&self.country, ctx.locale()).to_owned(),
            city: self.city.clone(),
            size: self.size,
            trade: all(&self.trade),
            brands: self.brands.clone(),
            website: self.website.clone(),
            seeks: all(&self.seeks),
            wanted: self.wanted.clone(),
            wanted_industry: beside(&self.wanted, &self.wanted_industry),
            invests: all(&self.invests),
            readiness: self.readiness,
            budget: self.budget,
            words: self.words.clone(),
            listed: self.listed_at.map(|at| at.to_rfc3339()).unwrap_or_default(),
        }
    }
}
