//! What is said of a company, as forms have it: the member's and the desk's ask the same.

use accounts::Ctx;
use kit::clean::{de_code, de_line, de_lines};
use kit::form::Errors;
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::said::{About, Interests, one, read_website, sent};
use crate::name::has_letter;
use crate::person;
use crate::register::about::{AS_TYPED, Offer, plain, settle};
use crate::register::residence::{self, Suggestion};

/// What a page offers where an answer may mean several things.
#[derive(Debug, Default, Serialize)]
pub struct Offers {
    /// Trades that the typed one may be.
    pub industries: Vec<Offer>,
    /// Countries that the typed one may be.
    pub countries: Vec<Suggestion>,
}

/// Finds out which trade of ISIC is meant with what was `typed`, and keeps it in `code`; the trades to choose from where that is
/// not clear yet.
pub(crate) fn trade(ctx: &Ctx, typed: &str, code: &mut String) -> Vec<Offer> {
    let rows = settle(typed, code, &ctx.app().reference.industries, |_| true);
    rows.into_iter().map(|row| plain(row, ctx.locale())).collect()
}

/// The code of a trade as a form has it, of a row that keeps `code` for what was `typed`.
pub(crate) fn shown_code(typed: &str, code: &str) -> String {
    if code.is_empty() && !typed.is_empty() { AS_TYPED.to_owned() } else { code.to_owned() }
}

/// What a company is and does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct AboutForm {
    /// What it is called.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 120, message = "me-companies-error-name-long"))]
    pub name: String,
    /// What it is called in the other script.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 120, message = "me-companies-error-name-long"))]
    pub other_name: String,
    /// What it does.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 120, message = "me-companies-error-activity-long"))]
    pub activity: String,
    /// The trade chosen: an id of `industries.csv`, or [`AS_TYPED`]. Once the form is read, empty where it stays as typed.
    #[serde(deserialize_with = "de_code")]
    pub activity_code: String,
    /// The country, by any name.
    #[serde(deserialize_with = "de_line")]
    pub country: String,
    /// The country chosen from several; once the form is read, the country meant.
    #[serde(deserialize_with = "de_code")]
    pub country_code: String,
    /// The city.
    #[serde(deserialize_with = "de_line")]
    pub city: String,
    /// What whoever adds it is there: a [`Position`](crate::company_role::Position). Asked with a new one.
    #[serde(deserialize_with = "de_code")]
    pub position: String,
    /// Code of a [`Size`](super::Size), or empty.
    #[serde(deserialize_with = "de_code")]
    pub size: String,
    /// Codes of [`Trade`](super::Trade).
    pub trade: Vec<String>,
    /// What it makes or sells.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 200, message = "me-companies-error-brands-long"))]
    pub brands: String,
    /// Its website.
    #[serde(deserialize_with = "de_code")]
    #[validate(length(max = 200, message = "me-companies-error-website"))]
    pub website: String,
    /// As which it was shown, its revision; empty for a new one.
    #[serde(deserialize_with = "de_code")]
    pub seen: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

impl AboutForm {
    /// For a new one of `person`: where they live themselves.
    pub fn start(ctx: &Ctx, person: &person::Model) -> Self {
        let countries = &ctx.app().reference.countries;
        Self {
            country: countries.name(&person.country, ctx.locale()).to_owned(),
            city: person.city.clone(),
            ..Self::default()
        }
    }

    /// As it stands for `company`.
    pub fn of(ctx: &Ctx, company: &super::Model) -> Self {
        let countries = &ctx.app().reference.countries;
        let about = company.about();
        Self {
            name: about.name,
            other_name: about.other_name,
            activity_code: shown_code(&about.activity, &about.industry),
            activity: about.activity,
            country: countries.name(&about.country, ctx.locale()).to_owned(),
            country_code: about.country,
            city: about.city,
            size: about.size.map(|size| size.to_value()).unwrap_or_default(),
            trade: about.trade.iter().map(ActiveEnum::to_value).collect(),
            brands: about.brands,
            website: about.website,
            seen: company.revision.to_string(),
            ..Self::default()
        }
    }

    /// What it says; or what is wrong with it, and what there is to choose from.
    pub fn read(&mut self, ctx: &Ctx) -> Result<About, (Errors, Offers)> {
        let mut errors = Errors::of(self);
        if !has_letter(&self.name) && !self.name.chars().any(|c| c.is_ascii_digit()) {
            errors.add("name", "me-companies-error-name");
        }
        if self.activity.is_empty() {
            errors.add("activity", "me-companies-error-activity");
        }
        let industries = trade(ctx, &self.activity, &mut self.activity_code);
        if !industries.is_empty() {
            errors.add("activity_code", "me-companies-error-industry");
        }
        let mut home = residence::Form {
            country: self.country.clone(),
            country_code: self.country_code.clone(),
            city: self.city.clone(),
            ..residence::Form::default()
        };
        let (wrong, countries) = home.resolve(&ctx.app().reference.countries, ctx.locale());
        errors.merge(wrong);
        self.country_code = home.country_code;
        let (size, trade) = (one(&self.size), sent(&self.trade));
        if size.is_none() && !self.size.is_empty() {
            errors.add("size", "me-companies-error-choice");
        }
        if trade.is_none() {
            errors.add("trade", "me-companies-error-choice");
        }
        let website = read_website(&self.website);
        if website.is_none() {
            errors.add("website", "me-companies-error-website");
        }
        match (trade, website) {
            (Some(trade), Some(website)) if errors.is_empty() => Ok(About {
                name: self.name.clone(),
                other_name: self.other_name.clone(),
                activity: self.activity.clone(),
                industry: self.activity_code.clone(),
                country: self.country_code.clone(),
                city: self.city.clone(),
                size,
                trade,
                brands: self.brands.clone(),
                website,
            }),
            _ => Err((errors, Offers { industries, countries })),
        }
    }
}

/// What a company looks for and would invest in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct InterestsForm {
    /// Codes of [`Seek`](super::Seek).
    pub seeks: Vec<String>,
    /// In which trade.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 120, message = "me-companies-error-activity-long"))]
    pub wanted: String,
    /// The trade chosen, as with [`AboutForm::activity_code`].
    #[serde(deserialize_with = "de_code")]
    pub wanted_code: String,
    /// Codes of [`Invest`](super::Invest).
    pub invests: Vec<String>,
    /// Code of a [`Readiness`](super::Readiness), or empty.
    #[serde(deserialize_with = "de_code")]
    pub readiness: String,
    /// Code of a [`Budget`](super::Budget), or empty.
    #[serde(deserialize_with = "de_code")]
    pub budget: String,
    /// What else there is to say.
    #[serde(deserialize_with = "de_lines")]
    #[validate(length(max = 1000, message = "me-companies-error-words-long"))]
    pub words: String,
    /// As which it was shown, its revision.
    #[serde(deserialize_with = "de_code")]
    pub seen: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

impl InterestsForm {
    /// As it stands for `company`.
    pub fn of(company: &super::Model) -> Self {
        let interests = company.interests();
        Self {
            seeks: interests.seeks.iter().map(ActiveEnum::to_value).collect(),
            wanted_code: shown_code(&interests.wanted, &interests.wanted_industry),
            wanted: interests.wanted,
            invests: interests.invests.iter().map(ActiveEnum::to_value).collect(),
            readiness: interests.readiness.map(|of| of.to_value()).unwrap_or_default(),
            budget: interests.budget.map(|of| of.to_value()).unwrap_or_default(),
            words: interests.words,
            seen: company.revision.to_string(),
            switch: String::new(),
        }
    }

    /// What it says; or what is wrong with it, and the trades to choose from.
    pub fn read(&mut self, ctx: &Ctx) -> Result<Interests, (Errors, Offers)> {
        let mut errors = Errors::of(self);
        let (seeks, invests) = (sent(&self.seeks), sent(&self.invests));
        let (readiness, budget) = (one(&self.readiness), one(&self.budget));
        for (field, is_wrong) in [
            ("seeks", seeks.is_none()),
            ("invests", invests.is_none()),
            ("readiness", readiness.is_none() && !self.readiness.is_empty()),
            ("budget", budget.is_none() && !self.budget.is_empty()),
        ] {
            if is_wrong {
                errors.add(field, "me-companies-error-choice");
            }
        }
        let industries = trade(ctx, &self.wanted, &mut self.wanted_code);
        if !industries.is_empty() {
            errors.add("wanted_code", "me-companies-error-industry");
        }
        match (seeks, invests) {
            (Some(seeks), Some(invests)) if errors.is_empty() => Ok(Interests {
                seeks,
                wanted: self.wanted.clone(),
                wanted_industry: self.wanted_code.clone(),
                invests,
                readiness,
                budget,
                words: self.words.clone(),
            }),
            _ => Err((errors, Offers { industries, countries: Vec::new() })),
        }
    }
}
