//! Which key protects what.

use std::collections::HashMap;
use std::os::unix::fs::PermissionsExt;

use accounts::installation_key::{self, Model, Use, rotation};
use accounts::reseal::{self, Column};
use anyhow::Result;
use chrono::TimeDelta;
use kit::clock::Clock;
use kit::field::Sealed;
use kit::seal::{KeyId, Keys, Line, Master};
use sea_orm::DatabaseConnection;

use super::{Finding, Note, Well, Wrong};
use crate::config::Config;
use crate::master_key::MasterKey;
use crate::parts::PARTS;

/// Keys are replaced once a year, even where nobody is known to have seen them.
const AGE: TimeDelta = TimeDelta::days(366);

/// What is found about the master key of `config` and all keys below it. `db` is the database, where there is one that
/// answers.
pub async fn findings(config: &Config, db: Option<&DatabaseConnection>) -> Vec<Finding> {
    match found(config, db).await {
        Ok(findings) => findings,
        Err(error) => vec![Wrong(format!("{error:#}"))],
    }
}

async fn found(config: &Config, db: Option<&DatabaseConnection>) -> Result<Vec<Finding>> {
    let (place, next) = (config.master_key()?, config.master_key_next()?);
    // One whose schema is behind has none yet, as far as this version can tell.
    let begun = match db {
        Some(db) if installation_key::exists(db).await.unwrap_or(false) => Some(db),
        _ => None,
    };
    let mut findings = Vec::new();
    let mut opened = None;
    for place in std::iter::once(&place).chain(&next).filter(|place| !place.is_missing()) {
        let master = place.read()?;
        findings.push(where_it_is(config, place)?);
        if let Some(db) = begun
            && opened.is_none()
            && let Some(keys) = installation_key::open(db, &master).await?
        {
            opened = Some((place.clone(), master, keys));
        }
    }
    if let Some(next) = next.as_ref().filter(|next| next.is_missing()) {
        findings
            .push(Note(format!("master_key_next: {next} is not there yet; `mahjar keys rotate` makes it")));
    }
    match (begun, opened) {
        (Some(db), Some((by, master, keys))) => {
            findings.extend(standing(db, (&place, &by), &master).await?);
            findings.extend(protected(db, &keys).await?);
        }
        (Some(_), None) if place.is_missing() => findings
            .push(Wrong(format!("the master key is missing ({place}): a new one cannot open this database"))),
        (Some(_), None) => findings.push(Wrong("the master key is not the one of this database".into())),
        (None, _) if place.is_missing() => {
            findings.push(Note(format!("the master key will be made at the first start: {place}")));
        }
        (None, _) => {}
    }
    Ok(findings)
}

fn where_it_is(config: &Config, place: &MasterKey) -> Result<Finding> {
    let MasterKey::File(path) = place else {
        return Ok(Well(format!("a master key comes from {place}")));
    };
    let mode = std::fs::metadata(path)?.permissions().mode() & 0o777;
    Ok(match path.starts_with(&config.data) {
        true => Note(format!(
            "a master key lies beside the data ({place}, mode {mode:o}): whoever takes the folder reads all of it"
        )),
        false => Well(format!("a master key is in {place}, mode {mode:o}: nobody but its owner may read it")),
    })
}

/// What the master key at `by`, which opened the database, is to it.
async fn standing(
    db: &DatabaseConnection,
    (place, by): (&MasterKey, &MasterKey),
    master: &Master,
) -> Result<Vec<Finding>> {
    let rows = installation_key::all(db).await?;
    if rows.iter().any(|row| row.purpose == Use::Proof) {
        return Ok(vec![Note(
            "the keys of the installation are not written down yet: the next start does it".into(),
        )]);
    }
    let mut findings = vec![match by == place {
        true => Well(format!("the master key of this database is in {by}; it wraps {}", listed(&rows))),
        false if rotation::is_in_force(db, master).await? => Note(format!(
            "the master key of this database is master_key_next ({by}): name it as master_key. It wraps {}",
            listed(&rows)
        )),
        false => Note(format!("only master_key_next ({by}) opens this database")),
    }];
    let newest = rows.iter().filter(|row| row.purpose == Use::PersonKeys).filter_map(|row| row.used_at).max();
    if newest.is_some_and(|since| Clock::System.now() - since > AGE) {
        findings.push(Note("the keys are older than a year: `mahjar keys rotate` replaces them".into()));
    }
    if rows.iter().any(|row| row.handed_on.is_some()) {
        findings.push(Note(
            "keys are being replaced, or that was broken off: `mahjar keys rotate` ends it".into(),
        ));
    }
    Ok(findings)
}

fn name(purpose: Use) -> &'static str {
    match purpose {
        Use::Lookup => "look-up",
        Use::PersonKeys => "person keys",
        Use::Rows => "rows",
        Use::Proof => "proof",
    }
}

fn listed(rows: &[Model]) -> String {
    let one = |row: &Model| {
        let since = row.used_at.map(|at| format!(", in use since {}", at.format("%Y-%m-%d")));
        format!("`{}` {}{}", name(row.purpose), row.number, since.unwrap_or_default())
    };
    rows.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// What each key protects, and what is under a key that it should not be under.
async fn protected(db: &DatabaseConnection, keys: &Keys) -> Result<Vec<Finding>> {
    let ring = keys.ring();
    let columns = reseal::columns(PARTS);
    let mut counts: HashMap<(&str, &str), Vec<(KeyId, u64)>> = HashMap::new();
    for column in &columns {
        counts.insert((column.table, column.name), reseal::counts(db, column).await?);
    }
    let of = |sealed: Sealed| {
        let of = columns.iter().filter(move |column| column.sealed == sealed);
        let one = |column: &Column| {
            let values: u64 = counts[&(column.table, column.name)].iter().map(|(_, values)| values).sum();
            format!("{}.{} ({values})", column.table, column.name)
        };
        of.map(one).collect::<Vec<_>>().join(", ")
    };
    let newest = |line: &Line| line.newest().number;
    let mut findings = vec![
        Well(
            "`look-up` keys the hashes by which contacts, codes, sessions and pseudonyms are found; it stays when \
             keys are replaced"
                .into(),
        ),
        Well(format!("`person keys` {} wraps {}", newest(&ring.person_keys), of(Sealed::PersonKeys))),
        Well(format!("`rows` {} seals {}", newest(&ring.rows), of(Sealed::Rows))),
        Well(format!(
            "each person's own key seals {}; erasing the person destroys the key",
            of(Sealed::Person)
        )),
    ];
    for column in &columns {
        let Some(line) = ring.line(column.sealed) else { continue };
        let whole = format!("{}.{}", column.table, column.name);
        let (mut older, mut lost) = (0, 0);
        for (id, values) in &counts[&(column.table, column.name)] {
            match line.all().iter().find(|generation| generation.key.id() == *id) {
                Some(generation) if generation.number == newest(line) => {}
                Some(_) => older += values,
                None => lost += values,
            }
        }
        if older > 0 {
            findings.push(Note(format!("{older} values of {whole} are still under an older key")));
        }
        if lost > 0 {
            findings
                .push(Wrong(format!("{lost} values of {whole} are under a key that is not there: noise")));
        }
    }
    findings.push(Note(
        "all else stands in clear in the database, names and contacts among it: keep it on an encrypted volume".into(),
    ));
    findings.push(Note(
        "back up person_keys apart from all else, and keep those backups for 7 days at most: so who is erased stays \
         erased in older backups. Without installation_keys or without the master key nothing sealed opens again"
            .into(),
    ));
    Ok(findings)
}
