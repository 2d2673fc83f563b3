//! An opportunity as pages show it.

use accounts::Ctx;
use chrono::NaiveDate;
use kit::Locale;
use serde::Serialize;

use super::{Kind, Model, OpportunityId, State};
use crate::company::industry_name;
use crate::expert::Help;

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
    /// The specialty of the expert who is needed; or empty.
    pub specialty: String,
    /// Their occupation; or empty.
    pub occupation: String,
    /// What they would do.
    pub help: Option<Help>,
    /// In which languages they must be able to work.
    pub languages: Vec<String>,
    /// The first day on which they are needed; or empty.
    pub starts: String,
    /// The last day; or empty.
    pub ends: String,
    /// Whether it can be done from afar.
    pub online: bool,
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
        let (reference, locale) = (&ctx.app().reference, ctx.locale());
        let languages = self.languages.split(' ').filter(|code| !code.is_empty());
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
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
            specialty: reference.specialties.name(&self.specialty, locale).to_owned(),
            occupation: reference.occupations.name(&self.occupation, locale).to_owned(),
            help: self.help,
            languages: languages.map(|code| reference.languages.name(code, locale).to_owned()).collect(),
            starts: day(self.starts_on),
            ends: day(self.ends_on),
            online: self.online,
            closes: day(self.closes_on),
            opened: self.opened_at.map(|at| at.to_rfc3339()).unwrap_or_default(),
        }
    }
}
