//! A registration under way. A draft is no person: it is encrypted, never indexed, never seen by staff,
//! and gone after 30 days without being touched.

use accounts::Ctx;
use chrono::{DateTime, TimeDelta, Utc};
use kit::field::{Purpose, Retention, Table, Tier, field};
use kit::seal::Place;
use kit::{Error, Locale, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use serde::{Deserialize, Serialize};

use crate::register::{consents, contact, name, residence};

/// Days that a draft is kept.
const DAYS: u32 = 30;
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
        field("sealed", Tier::T2, Purpose::Registry, Retention::Days(DAYS)),
        field("expires_at", Tier::T0, Purpose::Registry, Retention::Days(DAYS)),
    ],
};

/// The answers so far: a page's form once that page was answered.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Draft {
    /// Sent with the last form: the same registration sent twice is one. 128 random bits in hex.
    pub token: String,
    /// The name.
    pub name: Option<name::Form>,
    /// The residence.
    pub residence: Option<residence::Form>,
    /// Contacts.
    pub contact: Option<contact::Form>,
    /// The telephone in E.164, as it was read when it was given: a country changed later does not make
    /// another number of it.
    pub phone: Option<String>,
    /// Consents.
    pub consents: Option<consents::Form>,
    /// In which language, which version and when the consents were given.
    pub consented: Option<Wording>,
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
    pub fn next_page(&self) -> &'static str {
        if self.name.is_none() {
            "/register/name"
        } else if self.residence.is_none() {
            "/register/residence"
        } else if self.contact.is_none() {
            "/register/contact"
        } else if self.consents.is_none() {
            "/register/consents"
        } else {
            "/register/check"
        }
    }
}

fn place(id: &DraftId) -> Place<'_> {
    Place { table: "drafts", column: "sealed", row: id.0.as_bytes() }
}

/// Begins a new draft in this browser; an earlier one is dropped.
pub async fn begin(ctx: &Ctx) -> Result<()> {
    discard(ctx).await?;
    let id = DraftId(Uuid::new_v4());
    let mut draft = Draft::default();
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
