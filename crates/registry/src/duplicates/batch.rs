//! A file of new records to compare with the registry: JSON lines `{"case", "record": {…}}`, a record as
//! [`crate::import`] reads it. What else stands in a line is left aside.

use accounts::App;
use anyhow::{Context, Result};
use kit::clean;
use serde::Deserialize;

use crate::contact::{self, Kind};
use crate::import::{self, Line};
use crate::likeness::{Contact, Told};
use crate::new_person::New;

#[derive(Debug, Deserialize)]
struct Case {
    case: String,
    record: Line,
}

/// A new record that may be somebody's of the registry.
#[derive(Debug)]
pub struct Arrival {
    /// Its name in the file.
    pub case: String,
    new: New,
    /// Telephone and e-mail address, as they would be kept.
    pub reach: Vec<String>,
    contacts: Vec<Contact>,
}

impl Arrival {
    /// What it says of the person.
    pub fn told(&self) -> Told<'_> {
        Told::of_new(&self.new, self.contacts.clone())
    }

    /// The country of residence, ISO 3166-1 alpha-2, as it stands there.
    pub fn country(&self) -> &str {
        &self.new.country
    }
}

/// Reads all of `text`. Fails at the first line that is none, with its number and column, never with what it says.
pub fn read(app: &App, text: &str) -> Result<Vec<Arrival>> {
    let (mut names, mut lines) = (Vec::new(), Vec::new());
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let case: Case = serde_json::from_str(line)
            .map_err(|error| anyhow::anyhow!("not readable at column {}", error.column()))
            .with_context(|| format!("line {}", at + 1))?;
        names.push(case.case);
        lines.push((at, case.record));
    }
    let mut phones = import::phones(app, &lines);
    let arrivals = names.into_iter().zip(lines).map(|(case, (at, line))| {
        let (typed, usable) = phones.remove(&at).unwrap_or_default();
        let phone = usable.unwrap_or(typed);
        let email = clean::line(line.email.as_deref().unwrap_or_default());
        let all = [(Kind::Phone, phone), (Kind::Email, email)];
        let all: Vec<(Kind, String)> = all.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        let hashed =
            |(kind, value): &(Kind, String)| Contact::new(*kind, &contact::hash(&app.keys, *kind, value));
        let contacts = all.iter().map(hashed).collect();
        let reach = all.into_iter().map(|(_, value)| value).collect();
        let country = line.country.clone();
        Arrival { case, new: import::new(line, country, ""), reach, contacts }
    });
    Ok(arrivals.collect())
}
