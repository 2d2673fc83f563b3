//! Whether something of a person stands where staff of all missions read it: the question, as the member's and the desk's forms
//! have it.

use kit::clean::de_code;
use kit::form::Errors;
use serde::{Deserialize, Serialize};

/// What is said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// `yes` or `no`.
    #[serde(deserialize_with = "de_code")]
    pub listed: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

impl Form {
    /// As it stands: empty where nothing was said yet, so that no answer is given for anyone.
    pub fn of(is_listed: bool) -> Self {
        Self { listed: if is_listed { "yes".into() } else { String::new() }, switch: String::new() }
    }

    /// The answer; or what is wrong with it.
    pub fn read(&self) -> Result<bool, Errors> {
        match self.listed.as_str() {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => {
                let mut errors = Errors::default();
                errors.add("listed", "me-companies-directory-error");
                Err(errors)
            }
        }
    }
}
