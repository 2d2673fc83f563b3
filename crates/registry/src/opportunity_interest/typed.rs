//! What somebody says to an opportunity, as a form has it: the member's and the desk's ask the same.

use accounts::Ctx;
use kit::Result;
use kit::clean::{de_code, de_line, de_lines};
use kit::form::Errors;
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::company::{self, CompanyId};
use crate::person::PersonId;

/// What is said with an interest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// What they have in mind.
    pub words: String,
    /// How they want to be reached.
    pub contact: String,
    /// For which company of theirs, and what it is called.
    pub company: Option<(CompanyId, String)>,
}

/// A company for which it may be said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// What is sent.
    pub value: CompanyId,
    /// What it is called.
    pub label: String,
}

/// The companies that `person` keeps. Whoever asks is this person, or has found them in their scope.
pub async fn choices(ctx: &Ctx, person: PersonId) -> Result<Vec<Choice>> {
    let companies = company::of(ctx, person).await?.into_iter().filter(|(row, _)| row.person_id == person);
    Ok(companies.map(|(row, _)| Choice { value: row.id, label: row.name }).collect())
}

/// What is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// In which opportunity; asked at the desk alone.
    #[serde(deserialize_with = "de_code")]
    pub opportunity: String,
    /// What they have in mind.
    #[serde(deserialize_with = "de_lines")]
    #[validate(length(max = 600, message = "me-opportunities-error-words-long"))]
    pub words: String,
    /// How they want to be reached.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 120, message = "me-opportunities-error-contact-long"))]
    pub contact: String,
    /// A company of theirs, or empty.
    #[serde(deserialize_with = "de_code")]
    pub company: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

impl Form {
    /// What it says, with one of `companies` or none; or what is wrong with it.
    pub fn read(&self, companies: &[Choice]) -> Result<Said, Errors> {
        let mut errors = Errors::of(self);
        if self.words.is_empty() {
            errors.add("words", "me-opportunities-error-words");
        }
        if self.contact.is_empty() {
            errors.add("contact", "me-opportunities-error-contact");
        }
        let company = companies.iter().find(|choice| choice.value.to_string() == self.company);
        if company.is_none() && !self.company.is_empty() {
            errors.add("company", "me-opportunities-error-company");
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Said {
            words: self.words.clone(),
            contact: self.contact.clone(),
            company: company.map(|choice| (choice.value, choice.label.clone())),
        })
    }
}
