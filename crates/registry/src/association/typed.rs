//! What is said of an association, as forms have it. Whoever heads it keeps how it is reached and what it does; what it is called,
//! what kind it is and where it works is for the mission to say, so that nobody joins one under another's name.

use accounts::Ctx;
use accounts::policy::Action;
use chrono::Datelike;
use kit::clean::{de_code, de_line, de_lines};
use kit::form::Errors;
use kit::{Locale, Result as KitResult};
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::said::{About, Kind};
use super::{AssociationId, Model, branches, heads};
use crate::company::{one, read_website};
use crate::contact;
use crate::name::has_letter;
use crate::register::residence::{self, Suggestion};

/// The first year that is believed: the oldest clubs of Palestinians abroad are of the 1900s.
const FIRST_YEAR: i16 = 1850;
/// More members than any association has.
const MOST_MEMBERS: i32 = 1_000_000;

/// What a page offers where an answer may mean several things, or is one of few.
#[derive(Debug, Default, Serialize)]
pub struct Offers {
    /// Countries that the typed one may be.
    pub countries: Vec<Suggestion>,
    /// Associations of which it may be a branch.
    pub parents: Vec<Choice>,
}

/// One of a closed list.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
}

/// What is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct AboutForm {
    /// Code of a [`Kind`].
    #[serde(deserialize_with = "de_code")]
    pub kind: String,
    /// What it is called.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 160, message = "me-associations-error-name-long"))]
    pub name: String,
    /// What it is called in the other script.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 160, message = "me-associations-error-name-long"))]
    pub other_name: String,
    /// Id of the association of which it is a branch, or empty.
    #[serde(deserialize_with = "de_code")]
    pub parent: String,
    /// The country, by any name.
    #[serde(deserialize_with = "de_line")]
    pub country: String,
    /// The country chosen from several; once the form is read, the country meant.
    #[serde(deserialize_with = "de_code")]
    pub country_code: String,
    /// The city.
    #[serde(deserialize_with = "de_line")]
    pub city: String,
    /// Street and number.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 200, message = "me-associations-error-line-long"))]
    pub address: String,
    /// Telephone, in any writing.
    #[serde(deserialize_with = "de_line")]
    pub phone: String,
    /// E-mail address.
    #[serde(deserialize_with = "de_code")]
    pub email: String,
    /// Its website.
    #[serde(deserialize_with = "de_code")]
    #[validate(length(max = 200, message = "me-companies-error-website"))]
    pub website: String,
    /// The year in which it was founded.
    #[serde(deserialize_with = "de_code")]
    pub founded: String,
    /// Under which number it is registered.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 80, message = "me-associations-error-line-long"))]
    pub registered_as: String,
    /// How many members it says it has.
    #[serde(deserialize_with = "de_code")]
    pub members_said: String,
    /// What it does.
    #[serde(deserialize_with = "de_lines")]
    #[validate(length(max = 1000, message = "me-associations-error-words-long"))]
    pub words: String,
    /// Code of a [`State`].
    #[serde(deserialize_with = "de_code")]
    pub state: String,
    /// As which it was shown, its revision; empty for a new one.
    #[serde(deserialize_with = "de_code")]
    pub seen: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

impl AboutForm {
    /// As it stands for `row`.
    pub fn of(ctx: &Ctx, row: &Model) -> Self {
        let number = |of: Option<i32>| of.map(|of| of.to_string()).unwrap_or_default();
        Self {
            kind: row.kind.to_value(),
            name: row.name.clone(),
            other_name: row.other_name.clone(),
            parent: row.parent_id.map(|id| id.to_string()).unwrap_or_default(),
            country: ctx.app().reference.countries.name(&row.country, ctx.locale()).to_owned(),
            country_code: row.country.clone(),
            city: row.city.clone(),
            address: row.address.clone(),
            phone: if row.phone.is_empty() { String::new() } else { contact::shown(&row.phone) },
            email: row.email.clone(),
            website: row.website.clone(),
            founded: number(row.founded.map(i32::from)),
            registered_as: row.registered_as.clone(),
            members_said: number(row.members_said),
            words: row.words.clone(),
            state: row.state.to_value(),
            seen: row.revision.to_string(),
            switch: String::new(),
        }
    }

    /// What the desk says of it; or what is wrong with it, and what there is to choose from. `known` is the association as it is,
    /// where it is there already.
    pub async fn read(
        &mut self,
        ctx: &Ctx,
        known: Option<&Model>,
    ) -> KitResult<Result<About, (Errors, Offers)>> {
        let mut errors = Errors::of(self);
        let kind = one::<Kind>(&self.kind);
        if kind.is_none() {
            errors.add("kind", "me-associations-error-kind");
        }
        if !has_letter(&self.name) {
            errors.add("name", "me-associations-error-name");
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
        if !errors.has("country") && !errors.has("country_code") {
            let decision = ctx.staff()?.decide(Action::ManageAssociations);
            if !decision.reaches(&self.country_code) {
                errors.add("country", "associations-error-country");
            }
        }
        let parents = parents(ctx, known).await?;
        let parent = self.parent.parse::<AssociationId>().ok();
        let is_offered = parents.iter().any(|choice| choice.value == self.parent);
        if !self.parent.is_empty() && (parent.is_none() || !is_offered) {
            errors.add("parent", "me-associations-error-parent");
        }
        let state = one(&self.state).or(known.map(|row| row.state)).unwrap_or_default();
        let reached = self.read_reached(ctx, &mut errors, &self.country_code);
        Ok(match (kind, reached) {
            (Some(kind), Some(reached)) if errors.is_empty() => Ok(About {
                kind,
                name: self.name.clone(),
                other_name: self.other_name.clone(),
                parent,
                country: self.country_code.clone(),
                city: self.city.clone(),
                state,
                ..reached
            }),
            _ => Err((errors, Offers { countries, parents })),
        })
    }

    /// What whoever heads `row` says of it: all else stays as it is.
    pub fn read_by_head(&self, ctx: &Ctx, row: &Model) -> Result<About, Errors> {
        let mut errors = Errors::of(self);
        match self.read_reached(ctx, &mut errors, &row.country) {
            Some(reached) if errors.is_empty() => Ok(About {
                kind: row.kind,
                name: row.name.clone(),
                other_name: row.other_name.clone(),
                parent: row.parent_id,
                country: row.country.clone(),
                city: row.city.clone(),
                founded: row.founded,
                registered_as: row.registered_as.clone(),
                state: row.state,
                ..reached
            }),
            _ => Err(errors),
        }
    }

    /// How it is reached, and what else it says of itself. A telephone without the country's number is one of `country`.
    fn read_reached(&self, ctx: &Ctx, errors: &mut Errors, country: &str) -> Option<About> {
        let before = ctx.now().year();
        let founded = match self.founded.as_str() {
            "" => None,
            year => {
                let year = year.parse::<i16>().ok();
                let year = year.filter(|year| *year >= FIRST_YEAR && i32::from(*year) <= before);
                if year.is_none() {
                    errors.add("founded", "me-associations-error-founded");
                }
                year
            }
        };
        let members_said = match self.members_said.as_str() {
            "" => None,
            count => {
                let count = count.parse::<i32>().ok().filter(|count| (1..=MOST_MEMBERS).contains(count));
                if count.is_none() {
                    errors.add("members_said", "me-associations-error-members-said");
                }
                count
            }
        };
        let phone =
            if self.phone.is_empty() { Some(String::new()) } else { contact::phone(&self.phone, country) };
        if phone.is_none() {
            errors.add("phone", "me-associations-error-phone");
        }
        if !self.email.is_empty() && !contact::is_email(&self.email) {
            errors.add("email", "me-associations-error-email");
        }
        let website = read_website(&self.website);
        if website.is_none() {
            errors.add("website", "me-companies-error-website");
        }
        Some(About {
            address: self.address.clone(),
            phone: phone?,
            email: self.email.clone(),
            website: website?,
            founded,
            registered_as: self.registered_as.clone(),
            members_said,
            words: self.words.clone(),
            ..About::default()
        })
    }
}

/// The associations of which `known` may be a branch: of none where it has branches itself.
pub(crate) async fn parents(ctx: &Ctx, known: Option<&Model>) -> KitResult<Vec<Choice>> {
    if let Some(known) = known
        && !branches(ctx, known.id).await?.is_empty()
    {
        return Ok(Vec::new());
    }
    let mut rows = heads(ctx).await?;
    // What it belongs to stays to choose, whatever has become of that.
    if let Some(parent) = known.and_then(|known| known.parent_id)
        && rows.iter().all(|row| row.id != parent)
    {
        rows.push(super::find(ctx, parent).await?);
    }
    let countries = &ctx.app().reference.countries;
    let label = |row: &Model, locale: Locale| {
        format!("{} – {}", countries.name(&row.country, locale), row.names_in(locale).0)
    };
    let rows = rows.into_iter().filter(|row| known.is_none_or(|known| known.id != row.id));
    let mut choices: Vec<Choice> =
        rows.map(|row| Choice { value: row.id.to_string(), label: label(&row, ctx.locale()) }).collect();
    choices.sort_by(|one, other| one.label.cmp(&other.label));
    Ok(choices)
}
