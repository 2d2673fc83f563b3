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

use super::{COLUMN, Column, Entity, IdentityDocumentId, Model};
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
    let mut told: Vec<PersonId> = Vec::new();
    let mut entries = Vec::new();
    for row in &due {
        set_next(app, &transaction, row, now).await?;
        let person = people.iter().find(|one| one.id == row.person_id);
        // Whoever lets their record rest is written to about nothing in it.
        let Some(person) = person.filter(|one| one.status.is_living() && one.status != Status::Paused) else {
            continue;
        };
        // One letter for all that run out.
        if !told.contains(&person.id) {
            told.push(person.id);
            write_to(app, &transaction, person, now).await?;
        }
        entries.push(Entry::done("document.remind").to(KIND, person.id.0));
    }
    audit::write(&*transaction, &app.keys, (ActorKind::System, None), now, entries).await?;
    transaction.commit().await?;
    app.ring();
    Ok(due.len() as u64)
}

async fn set_next(
    app: &App,
    transaction: &DatabaseTransaction,
    row: &Model,
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let key = person_key::find(transaction, &app.keys, row.person_id).await?;
    let next = row.open(&key)?.next_reminder(now);
    set(transaction, row.id, next).await?;
    Ok(())
}

async fn set(
    db: &impl ConnectionTrait,
    id: IdentityDocumentId,
    next: Option<DateTime<Utc>>,
) -> Result<(), DbErr> {
    let query = Entity::update_many().col_expr(Column::RemindAt, Expr::value(next));
    query.filter(COLUMN.id.eq(id)).exec(db).await.map(drop)
}

/// Writes to `person`; of a minor's document to those who act for them.
async fn write_to(
    app: &App,
    transaction: &DatabaseTransaction,
    person: &person::Model,
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let today = now.date_naive();
    if !guardianship::is_minor(person, today) {
        return write(app, transaction, (person, "/me/documents"), now).await;
    }
    let rows = guardianship::of_child(transaction, person.id).await?;
    let ids: Vec<PersonId> =
        rows.iter().filter(|row| row.holds(person, today)).map(|row| row.guardian_id).collect();
    for guardian in person::for_index(transaction, &ids).await? {
        write(app, transaction, (&guardian, "/me/family"), now).await?;
    }
    Ok(())
}

async fn write(
    app: &App,
    transaction: &DatabaseTransaction,
    (person, path): (&person::Model, &str),
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    for contact in contact::confirmed_emails(transaction, person.id).await? {
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
    Ok(())
}
