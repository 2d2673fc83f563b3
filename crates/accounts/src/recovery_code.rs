//! Recovery codes: ten typed codes with which staff sign in once each when the telephone with their app is lost.

use chrono::{DateTime, Utc};
use kit::crockford;
use kit::field::{Purpose, Retention, Table, Tier, field};
use kit::seal::Keys;
use sea_orm::ActiveValue::Set;
use sea_orm::PaginatorTrait;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;

use crate::Ctx;
use crate::staff::AccountId;

/// Characters of a code: 50 bits.
pub const LENGTH: usize = 10;
/// How many there are at once.
const HOW_MANY: usize = 10;

/// A row of `recovery_codes`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recovery_codes")]
pub struct Model {
    /// Keyed hash of the code, bound to the account.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code_hash: Vec<u8>,
    /// Whose it is.
    pub account_id: AccountId,
    /// When it was used; it opens nothing after that.
    pub used_at: Option<DateTime<Utc>>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "recovery_codes",
    person: None,
    fields: &[
        field("code_hash", Tier::T3, Purpose::Administration, Retention::Record),
        field("account_id", Tier::T1, Purpose::Administration, Retention::Record),
        field("used_at", Tier::T1, Purpose::Administration, Retention::Record),
    ],
};

fn hash(keys: &Keys, account: AccountId, code: &str) -> Vec<u8> {
    keys.hash("recovery_codes.code", &[account.0.as_bytes(), code.as_bytes()].concat())
}

/// Ten new codes for `account` in place of those before, as they are written down: `7K3M9-QXD4T`.
pub async fn renew(ctx: &Ctx, account: AccountId) -> Result<Vec<String>, DbErr> {
    let (db, keys) = (ctx.tx().await?, &ctx.app().keys);
    Entity::delete_many().filter(COLUMN.account_id.eq(account)).exec(db).await?;
    let codes: Vec<String> =
        (0..HOW_MANY).map(|_| crockford::from_bytes(&kit::seal::random::<LENGTH>(), LENGTH)).collect();
    let rows = codes.iter().map(|code| ActiveModel {
        code_hash: Set(hash(keys, account, code)),
        account_id: Set(account),
        used_at: Set(None),
    });
    Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(codes.iter().map(|code| crockford::grouped(code, 5)).collect())
}

/// Uses the code `typed` up; whether it is one of `account`'s that was not used before.
pub async fn take(ctx: &Ctx, account: AccountId, typed: &str) -> Result<bool, DbErr> {
    let code = crockford::read(typed, LENGTH).unwrap_or_default();
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(ctx.now()))
        .filter(Column::CodeHash.eq(hash(&ctx.app().keys, account, &code)))
        .filter(COLUMN.account_id.eq(account))
        .filter(COLUMN.used_at.is_null())
        .exec(ctx.tx().await?)
        .await?;
    Ok(used.rows_affected == 1)
}

/// How many of `account`'s are left.
pub async fn left(db: &impl ConnectionTrait, account: AccountId) -> Result<u64, DbErr> {
    Entity::find().filter(COLUMN.account_id.eq(account)).filter(COLUMN.used_at.is_null()).count(db).await
}

/// Removes all of `account`'s.
pub async fn remove(db: &impl ConnectionTrait, account: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(COLUMN.account_id.eq(account)).exec(db).await.map(drop)
}
