//! One-time links: the first administrator, an invitation, the reset of an account. What stands in the address is
//! 160 random bits; the table keeps their keyed hash.

use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::BASE32_NOPAD;
use kit::field::{Purpose, Retention, Table, Tier, field};
use kit::seal::Keys;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use crate::staff::AccountId;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Kind {
    /// Whoever opens it becomes the first administrator.
    First,
    /// An invited colleague chooses a password and sets up their app.
    Invitation,
    /// The same for an account whose owner lost them.
    Reset,
}

impl Kind {
    /// How long it works.
    pub fn life(self) -> TimeDelta {
        match self {
            Self::First | Self::Reset => TimeDelta::hours(24),
            Self::Invitation => TimeDelta::hours(72),
        }
    }
}

/// A row of `staff_links`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_links")]
pub struct Model {
    /// Keyed hash of the token in the address.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: Vec<u8>,
    /// What it is for.
    pub kind: Kind,
    /// The account that it sets up; none for the first administrator, who has none yet.
    pub account_id: Option<AccountId>,
    /// When it stops working.
    pub expires_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "staff_links",
    person: None,
    fields: &[
        field("token_hash", Tier::T3, Purpose::Administration, Retention::Days(3)),
        field("kind", Tier::T1, Purpose::Administration, Retention::Days(3)),
        field("account_id", Tier::T1, Purpose::Administration, Retention::Days(3)),
        field("expires_at", Tier::T0, Purpose::Administration, Retention::Days(3)),
    ],
};

fn hash(keys: &Keys, token: &str) -> Vec<u8> {
    keys.hash("staff_links.token", token.as_bytes())
}

/// A new link in place of those before it for the same account, or of the first administrator's; the token of its
/// address.
pub async fn issue(
    db: &impl ConnectionTrait,
    keys: &Keys,
    now: DateTime<Utc>,
    (kind, account): (Kind, Option<AccountId>),
) -> Result<String, DbErr> {
    revoke(db, account).await?;
    let token = BASE32_NOPAD.encode(&kit::seal::random::<20>()).to_lowercase();
    let row = ActiveModel {
        token_hash: Set(hash(keys, &token)),
        kind: Set(kind),
        account_id: Set(account),
        expires_at: Set(now + kind.life()),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(token)
}

/// Ends the links of `account`, or of the first administrator.
pub async fn revoke(db: &impl ConnectionTrait, account: Option<AccountId>) -> Result<(), DbErr> {
    let of = match account {
        Some(account) => COLUMN.account_id.eq(account),
        None => COLUMN.account_id.is_null(),
    };
    Entity::delete_many().filter(of).exec(db).await.map(drop)
}

/// The link with this token, if it still works.
pub async fn find(
    db: &impl ConnectionTrait,
    keys: &Keys,
    token: &str,
    now: DateTime<Utc>,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(hash(keys, token)).filter(COLUMN.expires_at.gt(now)).one(db).await
}

/// When the link of `account` stops working, if it has one that works.
pub async fn until(
    db: &impl ConnectionTrait,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, DbErr> {
    let link = Entity::find()
        .filter(COLUMN.account_id.eq(account))
        .filter(COLUMN.expires_at.gt(now))
        .one(db)
        .await?;
    Ok(link.map(|link| link.expires_at))
}

/// Uses the link up; whether this request is the one that may.
pub async fn take(db: &impl ConnectionTrait, link: &Model) -> Result<bool, DbErr> {
    Ok(Entity::delete_by_id(link.token_hash.clone()).exec(db).await?.rows_affected == 1)
}

/// Removes those that work no more.
pub async fn remove_expired(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<u64, DbErr> {
    Ok(Entity::delete_many().filter(COLUMN.expires_at.lte(now)).exec(db).await?.rows_affected)
}
