//! Registrations that a mission sent back to the person: why, and on which page they mend them.

use accounts::Ctx;
use accounts::staff::AccountId;
use chrono::{DateTime, Utc};
use kit::Result;
use kit::field::{CASE_DAYS, Purpose, Retention, Sealed, Table, Tier, field};
use kit::seal::{Key, Place};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use serde::Serialize;

use crate::person::PersonId;
use crate::person_key;

kit::id_type!(
    /// A return.
    ReturnId
);

/// What is to be mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Mend {
    /// The name.
    Name,
    /// Where the person lives.
    Residence,
    /// The camp in which they live.
    Camp,
    /// What they say about themselves.
    About,
    /// How to reach them.
    Contacts,
}

impl Mend {
    /// The page on which it is mended.
    pub fn path(self) -> &'static str {
        match self {
            Self::Name => "/me/name",
            Self::Residence => "/me/residence",
            Self::Camp => "/me/camp",
            Self::About => "/me/about",
            Self::Contacts => "/me/contacts",
        }
    }
}

/// A row of `returns`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "returns")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReturnId,
    /// Whose registration it is.
    pub person_id: PersonId,
    /// What is to be mended.
    pub page: Mend,
    /// What the mission wrote to the person, sealed with the person's key.
    pub reason: Vec<u8>,
    /// When.
    pub at: DateTime<Utc>,
    /// Who sent it back.
    pub returned_by: AccountId,
    /// When the person sent it again.
    pub mended_at: Option<DateTime<Utc>>,
}

impl ActiveModelBehavior for ActiveModel {}

/// How long a return is kept: five years after it was mended.
const KEPT: Retention = Retention::After("mended_at", CASE_DAYS);

/// What the columns are.
pub const TABLE: Table = Table {
    name: "returns",
    person: Some("person_id"),
    fields: &[
        field("id", Tier::T0, Purpose::Casework, KEPT),
        field("person_id", Tier::T1, Purpose::Casework, KEPT),
        field("page", Tier::T2, Purpose::Casework, KEPT),
        field("reason", Tier::T3, Purpose::Casework, KEPT).sealed(Sealed::Person),
        field("at", Tier::T2, Purpose::Casework, KEPT),
        field("returned_by", Tier::T2, Purpose::Accountability, KEPT),
        field("mended_at", Tier::T2, Purpose::Casework, KEPT),
    ],
};

fn place(id: &ReturnId) -> Place<'_> {
    Place { table: "returns", column: "reason", row: id.0.as_bytes() }
}

impl Model {
    /// What the mission wrote.
    pub async fn reason(&self, ctx: &Ctx) -> Result<String> {
        let plain = person_key::of(ctx, self.person_id).await?.open(place(&self.id), &self.reason);
        Ok(String::from_utf8_lossy(&plain.map_err(anyhow::Error::from)?).into_owned())
    }
}

/// That `by` sent the registration of `person`, whose key is `key`, back at `at`.
pub fn new(
    key: &Key,
    person: PersonId,
    (page, reason): (Mend, &str),
    (by, at): (AccountId, DateTime<Utc>),
) -> ActiveModel {
    let id = ReturnId::new();
    ActiveModel {
        id: Set(id),
        person_id: Set(person),
        page: Set(page),
        reason: Set(key.seal(place(&id), reason.as_bytes())),
        at: Set(at),
        returned_by: Set(by),
        mended_at: Set(None),
    }
}

/// Keeps why the registration of `person` was sent back by the member of staff who asks.
pub(crate) async fn keep(ctx: &Ctx, person: PersonId, page: Mend, reason: &str) -> Result<()> {
    let key = person_key::of(ctx, person).await?;
    let row = new(&key, person, (page, reason), (ctx.staff()?.id, ctx.now()));
    Entity::insert(row).exec_without_returning(ctx.tx().await?).await?;
    Ok(())
}

/// Whatever was sent back to `person` is mended now.
pub(crate) async fn close(ctx: &Ctx, person: PersonId) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::MendedAt, Expr::value(ctx.now()))
        .filter(COLUMN.person_id.eq(person))
        .filter(COLUMN.mended_at.is_null())
        .exec(ctx.tx().await?)
        .await?;
    Ok(())
}

/// How many registrations `account` sent back that wait to be mended.
pub async fn count_of(db: &impl ConnectionTrait, account: AccountId) -> Result<u64, DbErr> {
    Entity::find().filter(COLUMN.returned_by.eq(account)).filter(COLUMN.mended_at.is_null()).count(db).await
}

/// What waits to be mended by `person`.
pub async fn waiting(db: &impl ConnectionTrait, person: PersonId) -> Result<Option<Model>, DbErr> {
    let rows = Entity::find().filter(COLUMN.person_id.eq(person)).filter(COLUMN.mended_at.is_null());
    rows.order_by_desc(COLUMN.id).one(db).await
}

/// All that was sent back to `person`, the newest first.
pub async fn of(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(COLUMN.person_id.eq(person)).order_by_desc(COLUMN.id).all(db).await
}
