//! A registration under way. A draft is no person: it is encrypted, never indexed, never seen by staff,
//! and gone after 30 days without being touched. This browser finds it by its session, another by the
//! draft's code: ten characters of Crockford's base 32, made from its id by a keyed hash, so that it can be
//! shown whenever it is asked for and stands nowhere; the table has its hash.

use std::collections::BTreeMap;

use accounts::Ctx;
use accounts::reference::Reference;
use chrono::{DateTime, TimeDelta, Utc};
use kit::field::{Purpose, Retention, Sealed, Table, Tier, field};
use kit::form::Filled;
use kit::seal::Keys;
use kit::seal::Place;
use kit::{Error, Locale, Result, crockford};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use crate::register::{about, camp, consents, contact, name, residence};

/// Days that a draft is kept.
pub const DAYS: u32 = 30;
/// Characters of a draft's code.
const CODE: usize = 10;
/// Key of the draft's id in the session.
const KEY: &str = "draft";

kit::id_type!(
    /// A draft; random, without time.
    DraftId
);

/// A row of `drafts`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "drafts")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DraftId,
    /// Keyed hash of its code.
    #[sea_orm(unique)]
    pub code_hash: Vec<u8>,
    /// Keyed hash of the e-mail address that was proved for it, if one was.
    pub email_hash: Option<Vec<u8>>,
    /// The answers, sealed.
    pub sealed: Vec<u8>,
    /// When it goes.
    pub expires_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "drafts",
    person: None,
    fields: &[
        field("id", Tier::T2, Purpose::Registry, Retention::Days(DAYS)),
        field("code_hash", Tier::T2, Purpose::Registry, Retention::Days(DAYS)),
        field("email_hash", Tier::T2, Purpose::Registry, Retention::Days(DAYS)),
        field("sealed", Tier::T2, Purpose::Registry, Retention::Days(DAYS)).sealed(Sealed::Rows),
        field("expires_at", Tier::T0, Purpose::Registry, Retention::Days(DAYS)),
    ],
};

/// The answers so far: a page's form once that page was answered.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// Sent with the last form: the same registration sent twice is one. 128 random bits in hex.
    pub token: String,
    /// When it was begun.
    pub begun_at: DateTime<Utc>,
    /// The name.
    pub name: Option<name::Form>,
    /// Whether the name's other script was offered.
    pub spelled: bool,
    /// The residence.
    pub residence: Option<residence::Form>,
    /// The camp; asked only where there are camps.
    pub camp: Option<camp::Form>,
    /// Contacts.
    pub contact: Option<contact::Form>,
    /// The telephone in E.164, as it was read when it was given: a country changed later does not make
    /// another number of it.
    pub phone: Option<String>,
    /// About the person.
    pub about: Option<about::Form>,
    /// Consents.
    pub consents: Option<consents::Form>,
    /// In which language, which version and when the consents were given.
    pub consented: Option<Wording>,
    /// What was typed on a page and is no answer yet, by page: refused, or carried to another language.
    pub typed: BTreeMap<String, serde_json::Value>,
}

/// What was read when consents were given.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Wording {
    /// The language.
    pub locale: Locale,
    /// The version.
    pub version: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl Draft {
    /// Gives the draft a new token: from here on it is another registration.
    pub fn renew_token(&mut self) {
        self.token = Uuid::from_bytes(kit::seal::random()).simple().to_string();
    }

    /// The first page that is still to be answered; the check page when none is.
    pub fn next_page(&self, reference: &Reference) -> &'static str {
        let Some(name) = &self.name else { return "/register/name" };
        if !self.spelled && name.lacks_a_script() {
            return "/register/spelling";
        }
        let Some(residence) = &self.residence else { return "/register/residence" };
        if self.camp.is_none() && camp::is_asked(reference, &residence.country_code) {
            "/register/camp"
        } else if self.contact.is_none() {
            "/register/contact"
        } else if self.about.is_none() {
            "/register/about"
        } else if self.consents.is_none() {
            "/register/consents"
        } else {
            "/register/check"
        }
    }

    /// Keeps what was typed on `page`, so that it is there whenever the page is shown again.
    pub fn keep_typed(&mut self, page: &str, form: &impl Serialize) {
        self.typed.insert(page.to_owned(), serde_json::to_value(form).unwrap_or_default());
    }

    /// The form of `page` as it is shown: what was typed last, else the answer.
    pub fn shown<F: Serialize + Default>(&self, page: &str, answer: Option<&F>) -> Filled {
        let filled = match (self.typed.get(page), answer) {
            (Some(typed), _) => Filled::new(typed),
            (None, Some(answer)) => Filled::new(answer),
            (None, None) => Filled::new(&F::default()),
        };
        filled.that_switches_language()
    }
}

fn code_of(keys: &Keys, id: DraftId) -> String {
    crockford::from_bytes(&keys.hash("drafts.code", id.0.as_bytes()), CODE)
}

fn code_hash(keys: &Keys, code: &str) -> Vec<u8> {
    keys.hash("drafts.code_hash", code.as_bytes())
}

fn place(id: &DraftId) -> Place<'_> {
    Place { table: "drafts", column: "sealed", row: id.0.as_bytes() }
}

/// Begins a new draft in this browser; an earlier one is dropped.
pub async fn begin(ctx: &Ctx) -> Result<()> {
    discard(ctx).await?;
    let id = DraftId(Uuid::new_v4());
    let mut draft = Draft { begun_at: ctx.now(), ..Draft::default() };
    draft.renew_token();
    store(ctx, id, &draft).await?;
    ctx.put(KEY, &id).await
}

/// The draft of this browser, if there is one.
pub async fn find(ctx: &Ctx) -> Result<Option<Draft>> {
    let Some(id) = ctx.kept::<DraftId>(KEY).await? else { return Ok(None) };
    // Two pages answered at once in two tabs: on PostgreSQL the second waits for the first's answer, as it
    // does on SQLite anyway.
    let row = Entity::find_by_id(id)
        .filter(COLUMN.expires_at.gt(ctx.now()))
        .lock_exclusive()
        .one(ctx.tx().await?)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let plain = ctx.app().keys.rows().open(place(&id), &row.sealed).map_err(anyhow::Error::from)?;
    // A draft of an older form is not worth an error page: the person begins again.
    Ok(serde_json::from_slice(&plain).ok())
}

/// Keeps `draft`'s answers.
pub async fn save(ctx: &Ctx, draft: &Draft) -> Result<()> {
    let id = ctx.kept::<DraftId>(KEY).await?.ok_or(Error::NotFound)?;
    store(ctx, id, draft).await
}

/// The code of this browser's draft, as it is read aloud: `7K3M9-QXD4T`.
pub async fn code(ctx: &Ctx) -> Result<Option<String>> {
    let id = ctx.kept::<DraftId>(KEY).await?;
    Ok(id.map(|id| crockford::grouped(&code_of(&ctx.app().keys, id), CODE / 2)))
}

fn email_hash(keys: &Keys, email: &str) -> Vec<u8> {
    keys.hash("drafts.email", email.to_lowercase().as_bytes())
}

/// Lets this browser's draft be continued by whoever reads the mail of `email`, which was proved here.
pub async fn keep_email(ctx: &Ctx, email: &str) -> Result<()> {
    let id = ctx.kept::<DraftId>(KEY).await?.ok_or(Error::NotFound)?;
    Entity::update_many()
        .col_expr(Column::EmailHash, Expr::value(email_hash(&ctx.app().keys, email)))
        .filter(COLUMN.id.eq(id))
        .exec(ctx.tx().await?)
        .await?;
    Ok(())
}

/// Whether an address was proved for this browser's draft.
pub async fn has_email(ctx: &Ctx) -> Result<bool> {
    let Some(id) = ctx.kept::<DraftId>(KEY).await? else { return Ok(false) };
    let row = Entity::find_by_id(id).one(ctx.tx().await?).await?;
    Ok(row.is_some_and(|row| row.email_hash.is_some()))
}

/// Makes the draft for which `email` was proved, the one touched last, this browser's own; whether there is one.
/// Whoever asks has proved the address here as well.
pub async fn resume_by_email(ctx: &Ctx, email: &str) -> Result<bool> {
    let row = Entity::find()
        .filter(Column::EmailHash.eq(email_hash(&ctx.app().keys, email)))
        .filter(COLUMN.expires_at.gt(ctx.now()))
        .order_by_desc(COLUMN.expires_at)
        .one(ctx.tx().await?)
        .await?;
    let Some(row) = row else { return Ok(false) };
    ctx.put(KEY, &row.id).await?;
    Ok(true)
}

/// Makes the draft whose code was `typed` this browser's own; whether there is one. A draft that was under way
/// here stays and waits for its own code.
pub async fn resume(ctx: &Ctx, typed: &str) -> Result<bool> {
    let Some(code) = crockford::read(typed, CODE) else { return Ok(false) };
    let row = Entity::find()
        .filter(Column::CodeHash.eq(code_hash(&ctx.app().keys, &code)))
        .filter(COLUMN.expires_at.gt(ctx.now()))
        .one(ctx.tx().await?)
        .await?;
    let Some(row) = row else { return Ok(false) };
    ctx.put(KEY, &row.id).await?;
    Ok(true)
}

/// Drops the draft of this browser.
pub async fn discard(ctx: &Ctx) -> Result<()> {
    if let Some(id) = ctx.kept::<DraftId>(KEY).await? {
        Entity::delete_by_id(id).exec(ctx.tx().await?).await?;
    }
    Ok(())
}

async fn store(ctx: &Ctx, id: DraftId, draft: &Draft) -> Result<()> {
    let plain = serde_json::to_vec(draft).map_err(anyhow::Error::from)?;
    let row = ActiveModel {
        id: Set(id),
        code_hash: Set(code_hash(&ctx.app().keys, &code_of(&ctx.app().keys, id))),
        email_hash: Set(None),
        sealed: Set(ctx.app().keys.rows().seal(place(&id), &plain)),
        expires_at: Set(ctx.now() + TimeDelta::days(DAYS.into())),
    };
    let replace =
        OnConflict::column(Column::Id).update_columns([Column::Sealed, Column::ExpiresAt]).to_owned();
    Entity::insert(row).on_conflict(replace).exec_without_returning(ctx.tx().await?).await?;
    Ok(())
}

/// Removes drafts past their time.
pub async fn remove_expired(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<u64, DbErr> {
    Ok(Entity::delete_many().filter(COLUMN.expires_at.lte(now)).exec(db).await?.rows_affected)
}
