//! An association as pages show it.

use accounts::Ctx;
use serde::Serialize;

use super::said::{Kind, State};
use super::{AssociationId, Model};
use crate::company::read_website;
use crate::contact;

/// An association as pages show it, in the page's language.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    /// Its id.
    pub id: AssociationId,
    /// Its kind.
    pub kind: Kind,
    /// What it is called, in the page's script where it has such a name.
    pub name: String,
    /// What it is called in the other script; or empty.
    pub other_name: String,
    /// The year in which it was founded; or empty.
    pub founded: String,
    /// Under which number its country has it registered; or empty.
    pub registered_as: String,
    /// Name of its country.
    pub country: String,
    /// City, or empty.
    pub city: String,
    /// Street and number, or empty.
    pub address: String,
    /// Telephone as it is read, or empty.
    pub phone: String,
    /// E-mail address, or empty.
    pub email: String,
    /// Website, or empty.
    pub website: String,
    /// Where the telephone, the e-mail address and the website lead, each empty where it is none.
    pub hrefs: [String; 3],
    /// How many members it says it has.
    pub members_said: Option<i32>,
    /// What it does; or empty.
    pub words: String,
    /// Whether it is at work.
    pub is_active: bool,
    /// When that was last changed.
    pub updated: String,
}

impl Model {
    /// Where the telephone, the e-mail address and the website lead. What stands in a column must be what it says.
    fn hrefs(&self) -> [String; 3] {
        let is_number = |phone: &str| {
            phone.strip_prefix('+').is_some_and(|digits| digits.bytes().all(|digit| digit.is_ascii_digit()))
        };
        let phone = if is_number(&self.phone) { format!("tel:{}", self.phone) } else { String::new() };
        let email =
            if contact::is_email(&self.email) { format!("mailto:{}", self.email) } else { String::new() };
        [phone, email, read_website(&self.website).unwrap_or_default()]
    }

    /// As pages show it.
    pub fn shown(&self, ctx: &Ctx) -> Shown {
        let (name, other_name) = self.names_in(ctx.locale());
        Shown {
            id: self.id,
            kind: self.kind,
            name: name.to_owned(),
            other_name: other_name.to_owned(),
            founded: self.founded.map(|year| year.to_string()).unwrap_or_default(),
            registered_as: self.registered_as.clone(),
            country: ctx.app().reference.countries.name(&self.country, ctx.locale()).to_owned(),
            city: self.city.clone(),
            address: self.address.clone(),
            phone: if self.phone.is_empty() { String::new() } else { contact::shown(&self.phone) },
            email: self.email.clone(),
            website: self.website.clone(),
            hrefs: self.hrefs(),
            members_said: self.members_said,
            words: self.words.clone(),
            is_active: self.state == State::Active,
            updated: self.updated_at.to_rfc3339(),
        }
    }
}
