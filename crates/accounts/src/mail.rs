//! Mails on their way. What a mail says is kept, sealed, in the transaction of what it is about; a job writes it
//! out and sends it. Once it is sent, or its time is over, nothing of it is left here. A request never writes a
//! mail out: how long that takes would tell which mail it is, and so whether an address is known (SECURITY 7).

use std::borrow::Cow;
use std::sync::Arc;

use anyhow::{Context, bail};
use chrono::{DateTime, TimeDelta, Utc};
use kit::db::{self, Intent};
use kit::field::{Purpose, Retention, Sealed, Table, Tier, field};
use kit::mail::Mail;
use kit::seal::Place;
use kit::{Locale, Result, job};
use sea_orm::ActiveValue::Set;
use sea_orm::Condition;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tokio::task::JoinSet;

use crate::{App, Ctx};

/// Job that sends a mail: `{"mail": id}`.
pub const JOB: &str = "accounts.mail";
/// Days that a mail waits for a server at the longest.
const DAYS: u32 = 7;
/// How long a node that sends a mail keeps others from sending it too. If it dies meanwhile, another sends
/// it after that.
const TAKEN: TimeDelta = TimeDelta::minutes(2);

kit::id_type!(
    /// A mail.
    MailId
);

/// A row of `mails`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mails")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MailId,
    /// The person it is about, where it is about one: with them it goes.
    pub person_id: Option<Uuid>,
    /// Recipient and what the mail says, sealed.
    pub sealed: Vec<u8>,
    /// A node is sending it until this.
    pub taken_until: Option<DateTime<Utc>>,
    /// When it is no longer worth sending.
    pub expires_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "mails",
    person: Some("person_id"),
    fields: &[
        field("id", Tier::T0, Purpose::Contact, Retention::Days(DAYS)),
        field("person_id", Tier::T1, Purpose::Contact, Retention::Days(DAYS)),
        field("sealed", Tier::T2, Purpose::Contact, Retention::Days(DAYS)).sealed(Sealed::Rows),
        field("taken_until", Tier::T0, Purpose::Operation, Retention::Days(DAYS)),
        field("expires_at", Tier::T0, Purpose::Contact, Retention::Days(DAYS)),
    ],
};

/// What is sent to whom.
#[derive(Clone, Copy, Debug)]
pub struct Letter<'a> {
    /// The recipient's address.
    pub to: &'a str,
    /// The person it is about, where it is about one.
    pub about: Option<Uuid>,
    /// The recipient's language; Arabic is always there as well.
    pub locale: Locale,
    /// Template of both forms, without its ending: `mail/code`.
    pub template: &'static str,
    /// Key of the subject, which says nothing personal.
    pub subject: &'static str,
    /// After this it is not sent any more; seven days from now at the latest.
    pub until: DateTime<Utc>,
}

/// What is kept of a mail until it is sent.
#[derive(Debug, Serialize, Deserialize)]
struct Kept<'a> {
    to: Cow<'a, str>,
    locale: Locale,
    template: Cow<'a, str>,
    subject: Cow<'a, str>,
    page: serde_json::Value,
}

impl Kept<'_> {
    /// The mail written out: in the recipient's language, and in Arabic below it.
    fn write(&self, app: &App, id: MailId) -> Result<Mail> {
        let locales: &[Locale] =
            if self.locale == Locale::Ar { &[Locale::Ar] } else { &[self.locale, Locale::Ar] };
        let body = app.pages.letter(&self.template, locales, &app.settings.public_url, &self.page)?;
        Ok(Mail {
            id: id.0,
            to: self.to.clone().into_owned(),
            subject: app.texts.plain(self.locale, &self.subject, None),
            text: body.text,
            html: body.html,
            locale: self.locale,
        })
    }
}

fn place(id: &MailId) -> Place<'_> {
    Place { table: "mails", column: "sealed", row: id.0.as_bytes() }
}

/// Sends `letter` with `page`'s fields once the transaction is committed.
pub async fn send(ctx: &Ctx, letter: Letter<'_>, page: &impl Serialize) -> Result<()> {
    let id = keep(ctx.app(), ctx.tx().await?, ctx.now(), letter, page).await?;
    ctx.enqueue(JOB, &json!({ "mail": id })).await?;
    Ok(())
}

/// As [`send`], for what who asks gives away by it, such as a link that lets somebody in: it does not leave once they
/// hold their role no more.
pub async fn order(ctx: &Ctx, letter: Letter<'_>, page: &impl Serialize) -> Result<()> {
    let id = keep(ctx.app(), ctx.tx().await?, ctx.now(), letter, page).await?;
    ctx.order(JOB, &json!({ "mail": id })).await?;
    Ok(())
}

/// As [`send`], for work that no request does: within the transaction `db`, at `now`.
pub async fn send_from_job(
    app: &App,
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
    letter: Letter<'_>,
    page: &impl Serialize,
) -> Result<()> {
    let id = keep(app, db, now, letter, page).await?;
    job::enqueue(db, JOB, &json!({ "mail": id }), None, now).await?;
    Ok(())
}

async fn keep(
    app: &App,
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
    letter: Letter<'_>,
    page: &impl Serialize,
) -> Result<MailId> {
    let id = MailId::new();
    let kept = Kept {
        to: letter.to.into(),
        locale: letter.locale,
        template: letter.template.into(),
        subject: letter.subject.into(),
        page: serde_json::to_value(page).map_err(anyhow::Error::from)?,
    };
    let plain = serde_json::to_vec(&kept).map_err(anyhow::Error::from)?;
    let row = ActiveModel {
        id: Set(id),
        person_id: Set(letter.about),
        sealed: Set(app.keys.rows().seal(place(&id), &plain)),
        taken_until: Set(None),
        expires_at: Set(letter.until.min(now + TimeDelta::days(DAYS.into()))),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(id)
}

/// Sends the mails of `jobs`, all at once; those that are gone are sent.
pub(crate) async fn run(app: Arc<App>, jobs: Vec<job::Model>) -> anyhow::Result<()> {
    let mut under_way = JoinSet::new();
    for job in jobs {
        let payload: serde_json::Value = serde_json::from_str(&job.payload)?;
        let id: MailId = payload["mail"].as_str().context("a job that names no mail")?.parse()?;
        under_way.spawn(deliver(app.clone(), id));
    }
    let mut outcome = Ok(());
    for delivered in under_way.join_all().await {
        outcome = outcome.and(delivered);
    }
    outcome
}

async fn deliver(app: Arc<App>, id: MailId) -> anyhow::Result<()> {
    if !take(&app, id).await? {
        match find(&app, id).await? {
            Some(_) => bail!("another node is sending it"),
            None => return Ok(()),
        }
    }
    let Some(row) = find(&app, id).await? else { return Ok(()) };
    if row.expires_at > app.clock.now() {
        let plain = app.keys.rows().open(place(&id), &row.sealed)?;
        let kept: Kept = serde_json::from_slice(&plain)?;
        let sent = match kept.write(&app, id) {
            Ok(mail) => app.mail.send(&app.settings.mail_from, mail).await,
            Err(error) => Err(anyhow::Error::new(error).context("a mail that cannot be written out")),
        };
        if let Err(error) = sent {
            set_taken(&app, id, None).await?;
            return Err(error);
        }
    }
    let transaction = db::begin_for_all(&app.db, Intent::Write).await?;
    Entity::delete_by_id(id).exec(&*transaction).await?;
    Ok(transaction.commit().await?)
}

async fn find(app: &App, id: MailId) -> Result<Option<Model>, DbErr> {
    let transaction = db::begin_for_all(&app.db, Intent::Read).await?;
    let row = Entity::find_by_id(id).one(&*transaction).await?;
    transaction.rollback().await?;
    Ok(row)
}

/// Keeps other nodes from sending it; false if one is sending it already, or it is gone.
async fn take(app: &App, id: MailId) -> Result<bool, DbErr> {
    let now = app.clock.now();
    let free = Condition::any().add(COLUMN.taken_until.is_null()).add(COLUMN.taken_until.lte(now));
    let transaction = db::begin_for_all(&app.db, Intent::Write).await?;
    let taken = Entity::update_many()
        .col_expr(Column::TakenUntil, Expr::value(now + TAKEN))
        .filter(COLUMN.id.eq(id))
        .filter(free)
        .exec(&*transaction)
        .await?;
    transaction.commit().await?;
    Ok(taken.rows_affected == 1)
}

async fn set_taken(app: &App, id: MailId, until: Option<DateTime<Utc>>) -> Result<(), DbErr> {
    let transaction = db::begin_for_all(&app.db, Intent::Write).await?;
    Entity::update_many()
        .col_expr(Column::TakenUntil, Expr::value(until))
        .filter(COLUMN.id.eq(id))
        .exec(&*transaction)
        .await?;
    transaction.commit().await
}

/// Removes what waits to be sent about `person`.
pub async fn erase(db: &impl ConnectionTrait, person: Uuid) -> Result<u64, DbErr> {
    Ok(Entity::delete_many().filter(COLUMN.person_id.eq(person)).exec(db).await?.rows_affected)
}

/// Removes mails past their time.
pub async fn remove_expired(app: &App, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let transaction = db::begin_for_all(&app.db, Intent::Write).await?;
    let removed = Entity::delete_many().filter(COLUMN.expires_at.lte(now)).exec(&*transaction).await?;
    transaction.commit().await?;
    Ok(removed.rows_affected)
}
