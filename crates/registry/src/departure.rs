//! Leaving the registry: asked for, waited for, done. What stays of someone who is gone is a receipt and a keyed hash
//! of the registry number, by which a restored backup is rid of them again; neither names anybody.

use accounts::audit::{self, ActorKind, Entry};
use accounts::mail::{self, Letter};
use accounts::{App, Ctx};
use chrono::{DateTime, Datelike, TimeDelta, Utc};
use kit::db::{self, Intent};
use kit::field::{Purpose, Retention, Table, Tier, field};
use kit::format::{self, PartialDate};
use kit::seal::Keys;
use kit::{Locale, Result, crockford, job};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{DatabaseTransaction, QueryOrder};
use serde::Serialize;
use serde_json::json;

use crate::contact;
use crate::guardianship;
use crate::person::{self, PersonId};

/// Days in which a person may think again.
pub const DAYS: i64 = 14;
/// Characters of a receipt's number.
const LENGTH: usize = 12;

/// A row of `departures`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "departures")]
pub struct Model {
    /// The receipt's number: twelve random characters of Crockford's base 32.
    #[sea_orm(primary_key, auto_increment = false)]
    pub reference: String,
    /// Who wants to leave; nobody once they have left.
    #[sea_orm(unique)]
    pub person_id: Option<PersonId>,
    /// Keyed hash of the registry number.
    pub number_hash: Vec<u8>,
    /// When it was asked for.
    pub requested_at: DateTime<Utc>,
    /// When it is done.
    pub due_at: DateTime<Utc>,
    /// When it was done.
    pub done_at: Option<DateTime<Utc>>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "departures",
    person: Some("person_id"),
    fields: &[
        field("reference", Tier::T1, Purpose::Accountability, Retention::Archive),
        field("person_id", Tier::T1, Purpose::Accountability, Retention::Use),
        field("number_hash", Tier::T1, Purpose::Accountability, Retention::Archive),
        field("requested_at", Tier::T1, Purpose::Accountability, Retention::Archive),
        field("due_at", Tier::T1, Purpose::Accountability, Retention::Archive),
        field("done_at", Tier::T1, Purpose::Accountability, Retention::Archive),
    ],
};

impl Model {
    /// The day on which it is done, in words.
    pub fn due_words(&self, ctx: &Ctx) -> String {
        format::date(ctx.numerals(), day(self.due_at))
    }
}

fn day(at: DateTime<Utc>) -> PartialDate {
    PartialDate { year: at.year(), month: Some(at.month()), day: Some(at.day()) }
}

/// A receipt's number as it is read aloud: `7K3M-9QXD-4T2P`.
pub fn shown(reference: &str) -> String {
    crockford::grouped(reference, 4)
}

/// The keyed hash under which a registry number is remembered.
pub fn number_hash(keys: &Keys, number: &str) -> Vec<u8> {
    keys.hash("departures.number", number.as_bytes())
}

/// What `person` asked for, if it waits to be done.
pub async fn waiting(db: &impl ConnectionTrait, person: PersonId) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(COLUMN.person_id.eq(person)).one(db).await
}

/// Whom a mail about it goes to.
struct Told {
    addresses: Vec<String>,
    locale: Locale,
}

/// What such a mail is told.
#[derive(Debug, Serialize)]
struct Words<'a> {
    /// The address it goes to.
    address: &'a str,
    /// The receipt's number.
    reference: String,
    /// Until when it can be withdrawn, as a date; empty where it is done.
    due: String,
}

/// `person` leaves in [`DAYS`] days; asked for twice, it stays at the first day. Their confirmed addresses are told.
pub async fn request(ctx: &Ctx, person: &person::Model) -> Result<Model> {
    let db = ctx.tx().await?;
    person::hold(db, person.id).await?;
    if let Some(waiting) = waiting(db, person.id).await? {
        return Ok(waiting);
    }
    let due_at = ctx.now() + TimeDelta::days(DAYS);
    let row = write(db, &ctx.app().keys, person, (ctx.now(), due_at)).await?;
    for address in told(db, person).await?.addresses {
        let due = row.due_at.date_naive().to_string();
        let words = Words { address: &address, reference: shown(&row.reference), due };
        let letter = Letter {
            to: &address,
            about: Some(person.id.0),
            locale: person.locale,
            template: "mail/leaving",
            subject: "mail-leaving-subject",
            until: ctx.now() + TimeDelta::days(7),
        };
        mail::send(ctx, letter, &words).await?;
    }
    ctx.record(Entry::done("person.leave").to(person::KIND, person.id.0));
    Ok(row)
}

/// `person` leaves at once; nothing of them is left when the transaction is through. Returns the receipt's number.
pub async fn leave_now(ctx: &Ctx, person: &person::Model) -> Result<String> {
    let db = ctx.tx().await?;
    person::hold(db, person.id).await?;
    let row = match waiting(db, person.id).await? {
        Some(waiting) => waiting,
        None => write(db, &ctx.app().keys, person, (ctx.now(), ctx.now())).await?,
    };
    let told = told(db, person).await?;
    // Whom they leave alone is found also where the request meets nobody but themselves.
    ctx.beyond(carry_out(ctx.app(), db, &row, (told, ctx.now()))).await?;
    ctx.record(Entry::done("person.erase").to(person::KIND, person.id.0));
    // The work on the index and the mails was ordered by `carry_out`; this says that there is some.
    ctx.enqueue(person::INDEX_JOB, &json!({ "person": person.id })).await?;
    Ok(row.reference)
}

/// The record of `person` is over without anyone's asking: erased at once, as if they had left; no address is told.
pub(crate) async fn run_out(
    app: &App,
    transaction: &DatabaseTransaction,
    person: &person::Model,
    now: DateTime<Utc>,
) -> Result<()> {
    person::hold(transaction, person.id).await?;
    let row = match waiting(transaction, person.id).await? {
        Some(waiting) => waiting,
        None => write(transaction, &app.keys, person, (now, now)).await?,
    };
    let told = Told { addresses: Vec::new(), locale: person.locale };
    carry_out(app, transaction, &row, (told, now)).await?;
    Ok(())
}

async fn write(
    db: &impl ConnectionTrait,
    keys: &Keys,
    person: &person::Model,
    (requested_at, due_at): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Model> {
    let row = Model {
        reference: crockford::from_bytes(&kit::seal::random::<LENGTH>(), LENGTH),
        person_id: Some(person.id),
        number_hash: number_hash(keys, &person.number),
        requested_at,
        due_at,
        done_at: None,
    };
    let active = ActiveModel {
        reference: Set(row.reference.clone()),
        person_id: Set(row.person_id),
        number_hash: Set(row.number_hash.clone()),
        requested_at: Set(row.requested_at),
        due_at: Set(row.due_at),
        done_at: Set(None),
    };
    Entity::insert(active).exec_without_returning(db).await?;
    Ok(row)
}

/// `person` stays after all; whether they were about to leave.
pub async fn withdraw(ctx: &Ctx, person: PersonId) -> Result<bool> {
    let gone = Entity::delete_many().filter(COLUMN.person_id.eq(person)).exec(ctx.tx().await?).await?;
    if gone.rows_affected > 0 {
        ctx.record(Entry::done("person.stay").to(person::KIND, person.0));
    }
    Ok(gone.rows_affected > 0)
}

/// `person` does not leave after all: nobody who asked for it may say so any more.
pub(crate) async fn drop_of(db: &DatabaseTransaction, person: PersonId) -> Result<(), DbErr> {
    Entity::delete_many().filter(COLUMN.person_id.eq(person)).exec(db).await.map(drop)
}

/// Erases who leaves from all parts, keeps the receipt, orders the index to forget them, and tells `told`.
/// False if that was done before, or they stay.
async fn carry_out(
    app: &App,
    transaction: &DatabaseTransaction,
    departure: &Model,
    (told, now): (Told, DateTime<Utc>),
) -> Result<bool> {
    let Some(id) = departure.person_id else { return Ok(false) };
    // The person first and then the departure, as everywhere. Of two nodes the second waits here, and then finds
    // nothing to do.
    person::hold(transaction, id).await?;
    let claimed = Entity::update_many()
        .col_expr(Column::DoneAt, Expr::value(now))
        .col_expr(Column::PersonId, Expr::value(None::<Uuid>))
        .filter(COLUMN.reference.eq(&departure.reference))
        .filter(COLUMN.person_id.eq(id))
        .exec(transaction)
        .await?;
    if claimed.rows_affected == 0 {
        return Ok(false);
    }
    // For whom nobody is left to act leaves too: no row of a child stands without a guardian.
    for child in guardianship::left_alone_by(transaction, id, now).await? {
        Box::pin(run_out(app, transaction, &child, now)).await?;
        let entry = Entry::done("person.erase").to(person::KIND, child.id.0);
        audit::write(transaction, &app.keys, (ActorKind::System, None), now, vec![entry]).await?;
    }
    for erase in app.parts.iter().rev().filter_map(|part| part.erase) {
        erase(app, transaction, id.0).await?;
    }
    job::enqueue(transaction, person::INDEX_JOB, &json!({ "person": id }), None, now).await?;
    for address in &told.addresses {
        let words = Words { address, reference: shown(&departure.reference), due: String::new() };
        let letter = Letter {
            to: address,
            about: None,
            locale: told.locale,
            template: "mail/left",
            subject: "mail-left-subject",
            until: now + TimeDelta::days(7),
        };
        mail::send_from_job(app, transaction, now, letter, &words).await?;
    }
    Ok(true)
}

async fn told(db: &impl ConnectionTrait, person: &person::Model) -> Result<Told, DbErr> {
    let addresses = contact::confirmed_emails(db, person.id).await?.into_iter().map(|contact| contact.value);
    Ok(Told { addresses: addresses.collect(), locale: person.locale })
}

/// Carries out what is due; returns how many have left. Each in a transaction of its own: killed half way, it is done
/// again, whole.
pub async fn carry_out_due(app: &App, now: DateTime<Utc>) -> anyhow::Result<u64> {
    let due = Entity::find().filter(COLUMN.person_id.is_not_null()).filter(COLUMN.due_at.lte(now));
    let mut left = 0;
    let reading = db::begin_for_all(&app.db, Intent::Read).await?;
    let due = due.order_by_asc(COLUMN.due_at).all(&*reading).await?;
    reading.rollback().await?;
    for departure in due {
        // One that cannot be done yet holds up no other; a minute later it is tried again.
        match carry_out_one(app, &departure, now).await {
            Ok(is_done) => left += u64::from(is_done),
            Err(error) => tracing::error!(cause = format!("{error:#}"), "a departure cannot be carried out"),
        }
    }
    if left > 0 {
        app.ring();
    }
    Ok(left)
}

async fn carry_out_one(app: &App, departure: &Model, now: DateTime<Utc>) -> Result<bool> {
    let transaction = db::begin_for_all(&app.db, Intent::Write).await?;
    let leaving: Vec<PersonId> = departure.person_id.into_iter().collect();
    let told = match person::for_index(&*transaction, &leaving).await?.first() {
        Some(person) => told(&*transaction, person).await?,
        None => Told { addresses: Vec::new(), locale: Locale::default() },
    };
    let is_done = carry_out(app, &transaction, departure, (told, now)).await?;
    if let Some(person) = departure.person_id.filter(|_| is_done) {
        let entry = Entry::done("person.erase").to(person::KIND, person.0);
        audit::write(&*transaction, &app.keys, (ActorKind::System, None), now, vec![entry]).await?;
    }
    transaction.commit().await?;
    Ok(is_done)
}
