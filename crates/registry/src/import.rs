//! `mahjar people import`: people from a file of JSON lines, one object a line:
//! `{"id", "ar": [given, father, grandfather, family] | null, "la": [...] | null, "sex": "M"|"F",
//! "birth_date": "1957-03-27", "origin", "country": "CL", "city", "phone", "email", "occupation"}`.
//! Fields may be absent or null. A row without a name or without a known country is refused and said;
//! a telephone that cannot exist is kept as it stands and marked, and never refuses its row.

use std::collections::HashMap;
use std::io::{BufRead, ErrorKind};
use std::sync::Arc;

use accounts::audit::{self, ActorKind, Entry};
use accounts::{App, runner};
use anyhow::{Context, Result};
use kit::db::{self, Intent};
use kit::format::PartialDate;
use kit::{Locale, clean, job};
use sea_orm::entity::prelude::*;
use search::Index;
use serde::Deserialize;
use serde_json::json;

use crate::contact::{self, Kind};
use crate::new_person::{Batch, New};
use crate::person::{self, PersonId, Sex, Source, Status};

/// People written in one transaction: so many that the rules for the telephones of their countries, which are compiled
/// anew for each batch, cost little beside them.
const BATCH: usize = 5000;

/// One line.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Line {
    id: String,
    ar: Option<Vec<String>>,
    la: Option<Vec<String>>,
    sex: Option<String>,
    birth_date: Option<String>,
    origin: Option<String>,
    pub(crate) country: String,
    city: Option<String>,
    phone: Option<String>,
    pub(crate) email: Option<String>,
    occupation: Option<String>,
}

/// What became of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Written.
    pub imported: usize,
    /// Not written, because a person with the same external id is there already.
    pub known: usize,
    /// Telephones or addresses kept as they stand and marked.
    pub unusable_contacts: usize,
    /// Refused: number of the line, from 1, and why; never what stands in it.
    pub refused: Vec<(usize, String)>,
}

/// Reads `lines` into the registry. `each` is called with the external id and the registry number of every
/// person written.
pub async fn read(app: &Arc<App>, lines: impl BufRead, mut each: impl FnMut(&str, &str)) -> Result<Report> {
    let mut report = Report::default();
    let mut batch: Vec<(usize, Line)> = Vec::with_capacity(BATCH);
    let mut lines = lines.lines().enumerate();
    // The index takes one batch in while the next is written.
    let mut indexed = tokio::spawn(async { anyhow::Ok(()) });
    loop {
        let next = lines.next();
        if let Some((at, line)) = &next {
            match line {
                Ok(line) => match parse(line) {
                    Ok(Some(line)) => batch.push((at + 1, line)),
                    Ok(None) => {}
                    Err(why) => report.refused.push((at + 1, why)),
                },
                Err(error) if error.kind() == ErrorKind::InvalidData => {
                    report.refused.push((at + 1, "not UTF-8".into()));
                }
                Err(error) => anyhow::bail!("line {}: {error}", at + 1),
            }
        }
        if batch.len() == BATCH || (next.is_none() && !batch.is_empty()) {
            write(app, std::mem::take(&mut batch), &mut report, &mut each).await?;
            if !matches!(app.index, Index::Away(_)) {
                indexed.await??;
                indexed = tokio::spawn(take_in(app.clone()));
            }
        }
        if next.is_none() {
            indexed.await??;
            return Ok(report);
        }
    }
}

/// The line, or nothing where it is blank, or why it is refused.
fn parse(text: &str) -> Result<Option<Line>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let line: Line =
        serde_json::from_str(text).map_err(|error| format!("not readable at column {}", error.column()))?;
    let named =
        |parts: &Option<Vec<String>>| parts.iter().flatten().any(|part| crate::name::has_letter(part));
    if !named(&line.ar) && !named(&line.la) {
        return Err("no name".into());
    }
    if line.ar.as_ref().is_some_and(|parts| parts.len() > 4)
        || line.la.as_ref().is_some_and(|parts| parts.len() > 4)
    {
        return Err("a name of more than four parts".into());
    }
    Ok(Some(line))
}

/// The parts of a name, clean, at their four places; a short list ends with the family name.
fn parts(parts: Option<Vec<String>>) -> [String; 4] {
    let mut parts: Vec<String> = parts.unwrap_or_default().iter().map(|part| clean::line(part)).collect();
    let family = if parts.len() > 1 { parts.pop() } else { None };
    let mut parts = parts.into_iter();
    let mut next = || parts.next().unwrap_or_default();
    [next(), next(), next(), family.unwrap_or_default()]
}

async fn write(
    app: &Arc<App>,
    lines: Vec<(usize, Line)>,
    report: &mut Report,
    each: &mut impl FnMut(&str, &str),
) -> Result<()> {
    let now = app.clock.now();
    let mut batch = Batch::default();
    let mut externals = Vec::new();
    let mut ids = Vec::new();
    let mut entries = Vec::new();
    let transaction = db::begin_for_all(&app.db, Intent::Write).await?;
    let mut known = known(&*transaction, &lines).await?;
    let mut phones = phones(app, &lines);
    for (at, line) in lines {
        let Some(country) = app.reference.countries.get(&line.country) else {
            report.refused.push((at, "no known country".into()));
            continue;
        };
        let external = clean::line(&line.id);
        if !external.is_empty() && !known.insert(external.clone()) {
            report.known += 1;
            continue;
        }
        let country = country.code.clone();
        let email = line.email.clone().unwrap_or_default();
        let person = new(line, country.clone(), &external).row(Source::Import, Status::Submitted, now);
        let contacts = contacts(app, person.id, phones.remove(&at).unwrap_or_default(), &email, report);
        externals.push(external);
        entries.push(
            Entry::done("person.import").to(person::KIND, person.id.0).with(json!({ "country": country })),
        );
        ids.push(person.id);
        batch.add(&app.keys, person, contacts, Vec::new());
    }
    report.imported += batch.len();
    let numbers = batch.write(&*transaction).await.context("writing people")?;
    audit::write(&*transaction, &app.keys, (ActorKind::Operator, None), now, entries).await?;
    // A running server that holds the index brings them in by its jobs; else it is done here. The jobs are
    // there in both cases until it is done, so that a kill in between loses nobody.
    if !ids.is_empty() {
        job::enqueue(&*transaction, person::INDEX_JOB, &json!({ "people": ids }), None, now).await?;
    }
    transaction.commit().await?;
    for (external, number) in externals.iter().zip(&numbers) {
        each(external, number);
    }
    Ok(())
}

/// Brings into the index whoever waits for it.
async fn take_in(app: Arc<App>) -> Result<()> {
    while runner::drain(&app).await? > 0 {}
    Ok(())
}

/// Whether people still wait to be brought into the index for the first time; those whose job has failed
/// before are tried again later, and not waited for.
pub async fn waits_for_index(db: &impl ConnectionTrait) -> Result<bool> {
    let first = job::COLUMN.attempts.eq(0);
    Ok(job::Entity::find()
        .filter(job::COLUMN.kind.eq(person::INDEX_JOB))
        .filter(first)
        .one(db)
        .await?
        .is_some())
}

/// External ids of `lines` that the registry has already.
async fn known(
    db: &impl ConnectionTrait,
    lines: &[(usize, Line)],
) -> Result<std::collections::HashSet<String>> {
    let ids = lines.iter().map(|(_, line)| clean::line(&line.id)).filter(|id| !id.is_empty());
    Ok(person::external_ids(db, ids).await?)
}

/// What a record is made of that a line tells of.
pub(crate) fn new(line: Line, country: String, external: &str) -> New {
    let [given_ar, father_ar, grandfather_ar, family_ar] = parts(line.ar);
    let [given, father, grandfather, family_latin] = parts(line.la);
    let text = |text: Option<String>| clean::line(&text.unwrap_or_default());
    New {
        given_ar,
        father_ar,
        grandfather_ar,
        family_ar,
        // Latin papers have given names and a family name; what stands between belongs to the former.
        given_latin: clean::line(&[given, father, grandfather].join(" ")),
        family_latin,
        no_family: false,
        sex: match line.sex.as_deref() {
            Some("m" | "M") => Some(Sex::Male),
            Some("f" | "F") => Some(Sex::Female),
            _ => None,
        },
        birth: line.birth_date.as_deref().and_then(PartialDate::parse),
        origin: text(line.origin),
        occupation: text(line.occupation),
        country,
        city: text(line.city),
        camp: String::new(),
        locale: Locale::Ar,
        external_id: Some(external.to_owned()).filter(|id| !id.is_empty()),
    }
}

/// The telephones of `lines`, by line: as it was written, and in E.164 where it can exist. Read country by country: the rules
/// of a country are compiled anew each time that those of many others were needed in between.
pub(crate) fn phones(app: &App, lines: &[(usize, Line)]) -> HashMap<usize, (String, Option<String>)> {
    let mut by_country: Vec<(&str, usize, String)> = lines
        .iter()
        .filter_map(|(at, line)| {
            let country = app.reference.countries.get(&line.country)?;
            Some((country.code.as_str(), *at, clean::line(line.phone.as_deref().unwrap_or_default())))
        })
        .collect();
    by_country.sort_unstable();
    let read = |(country, at, phone): (&str, usize, String)| {
        let usable = contact::phone(&phone, country);
        (at, (phone, usable))
    };
    by_country.into_iter().map(read).collect()
}

fn contacts(
    app: &App,
    person: PersonId,
    (phone, usable): (String, Option<String>),
    email: &str,
    report: &mut Report,
) -> Vec<contact::ActiveModel> {
    let now = app.clock.now();
    let mut contacts = Vec::new();
    let email = clean::line(email);
    if !phone.is_empty() {
        report.unusable_contacts += usize::from(usable.is_none());
        let value = usable.as_deref().unwrap_or(&phone);
        contacts.push(contact::new(
            &app.keys,
            person,
            Kind::Phone,
            (value, &phone),
            (usable.is_some(), false),
            now,
        ));
    }
    if !email.is_empty() {
        let usable = contact::is_email(&email);
        report.unusable_contacts += usize::from(!usable);
        contacts.push(contact::new(&app.keys, person, Kind::Email, (&email, &email), (usable, false), now));
    }
    contacts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_find_their_places() {
        let list = |parts: &[&str]| Some(parts.iter().map(|part| (*part).to_owned()).collect());
        assert_eq!(parts(list(&["أحمد", "محمود", "علي", "الخطيب"])), ["أحمد", "محمود", "علي", "الخطيب"]);
        assert_eq!(parts(list(&["Ahmad", "Khatib"])), ["Ahmad", "", "", "Khatib"]);
        assert_eq!(parts(list(&["أحمد"])), ["أحمد", "", "", ""]);
        assert_eq!(parts(None), ["", "", "", ""]);
    }
}
