//! Letters to those whose documents run out: in time to have a new one, once more, and on the last day.

use accounts::App;
use accounts::audit::{self, ActorKind, Entry};
use accounts::mail::{self, Letter};
use chrono::{DateTime, TimeDelta, Utc};
use kit::db::{self, Intent};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{DatabaseTransaction, QueryOrder, QuerySelect};
use serde::Serialize;

use super::{COLUMN, Column, Entity, Model};
use crate::person::{self, KIND, PersonId, Status};
use crate::{contact, guardianship, person_key};

/// Documents at a time.
const BATCH: u64 = 200;
/// How long such a letter is worth sending.
const LIFE: TimeDelta = TimeDelta::days(7);

/// What a letter is told: nothing of the document, not even what it is.
#[derive(Debug, Serialize)]
struct Words<'a> {
    /// The address it goes to.
    address: &'a str,
    /// The page on which the documents are.
    path: &'a str,
}

/// Writes to those whose documents run out by `now`, and sets when they are written to next. How many documents those are.
pub async fn send_due(app: &App, now: DateTime<Utc>) -> anyhow::Result<u64> {
    let transaction = db::begin_for_all(&app.db, Intent::Write).await?;
    let due = Entity::find().filter(COLUMN.remind_at.lte(now)).order_by_asc(COLUMN.remind_at);
    let due = due.limit(BATCH).all(&*transaction).await?;
    if due.is_empty() {
        transaction.rollback().await?;
        return Ok(0);
    }
    let ids: Vec<PersonId> = due.iter().map(|row| row.person_id).collect();
    let people = person::for_index(&*transaction, &ids).await?;
    let mut looked_at: Vec<PersonId> = Vec::new();
    let mut entries = Vec::new();
    for row in &due {
        if !is_due(app, &transaction, row, now).await? {
            continue;
        }
        let person = people.iter().find(|one| one.id == row.person_id);
        // Whoever lets their record rest is written to about nothing in it.
        let Some(person) = person.filter(|one| one.status.is_living() && one.status != Status::Paused) else {
            continue;
        };
        // One letter for all that run out.
        if looked_at.contains(&person.id) {
            continue;
        }
        looked_at.push(person.id);
        if write_to(app, &transaction, person, now).await? > 0 {
            entries.push(Entry::done("document.remind").to(KIND, person.id.0));
        }
    }
    audit::write(&*transaction, &app.keys, (ActorKind::System, None), now, entries).await?;
    transaction.commit().await?;
    app.ring();
    Ok(due.len() as u64)
}

/// Sets when the owner of `row` is written to next. Whether it is still for this job to write: not where something else was
/// said of it meanwhile or another server was first, nor where it does not open, of which nobody is reminded any more.
async fn is_due(
    app: &App,
    transaction: &DatabaseTransaction,
    row: &Model,
    now: DateTime<Utc>,
) -> anyhow::Result<bool> {
    let said = match person_key::find(transaction, &app.keys, row.person_id).await {
        Ok(key) => row.open(&key),
        Err(error) => Err(error.into()),
    };
    if said.is_err() {
        tracing::error!(document = %row.id, "an identity document does not open: nobody is reminded of it");
    }
    let next = said.as_ref().ok().and_then(|said| said.next_reminder(now));
    let changed = Entity::update_many()
        .col_expr(Column::RemindAt, Expr::value(next))
        .filter(COLUMN.id.eq(row.id))
        .filter(Column::RemindAt.eq(row.remind_at))
        .filter(COLUMN.sealed.eq(row.sealed.clone()))
        .exec(transaction)
        .await?;
    Ok(said.is_ok() && changed.rows_affected > 0)
}

/// Writes to `person`; of a minor's document to those who act for them. How many letters that are.
async fn write_to(
    app: &App,
    transaction: &DatabaseTransaction,
    person: &person::Model,
    now: DateTime<Utc>,
) -> anyhow::Result<usize> {
    let today = now.date_naive();
    if !guardianship::is_minor(person, today) {
        return write(app, transaction, (person, "/me/documents"), now).await;
    }
    let rows = guardianship::of_child(transaction, person.id).await?;
    let ids: Vec<PersonId> =
        rows.iter().filter(|row| row.holds(person, today)).map(|row| row.guardian_id).collect();
    let mut letters = 0;
    for guardian in person::for_index(transaction, &ids).await? {
        if guardian.status.may_act() && guardian.status != Status::Paused {
            letters += write(app, transaction, (&guardian, "/me/family"), now).await?;
        }
    }
    Ok(letters)
}

async fn write(
    app: &App,
    transaction: &DatabaseTransaction,
    (person, path): (&person::Model, &str),
    now: DateTime<Utc>,
) -> anyhow::Result<usize> {
    let contacts = contact::confirmed_emails(transaction, person.id).await?;
    for contact in &contacts {
        let letter = Letter {
            to: &contact.value,
            about: Some(person.id.0),
            locale: person.locale,
            template: "mail/document_expires",
            subject: "mail-document-expires-subject",
            until: now + LIFE,
        };
        let words = Words { address: &contact.value, path };
        mail::send_from_job(app, transaction, now, letter, &words).await?;
    }
    Ok(contacts.len())
}
