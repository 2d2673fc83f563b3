//! Six-digit codes that prove that someone reads the mail of an address. A code works for 15 minutes, once,
//! in the browser that asked for it; a newer one for the same purpose replaces it.

use chrono::{DateTime, TimeDelta, Utc};
use kit::field::{Purpose, Retention, Table, Tier, field};
use kit::{Result, clean};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait};
use serde::{Deserialize, Serialize};

use crate::Ctx;
use crate::limit::{self, Limit};

/// How long a code works.
pub const LIFE: TimeDelta = TimeDelta::minutes(15);
/// Wrong tries after which it works no more.
const MOST_TRIES: i32 = 5;

kit::id_type!(
    /// A code; random, without time.
    CodeId
);

/// A row of `codes`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "codes")]
pub struct Model {
    /// Its id, which the browser's session keeps.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CodeId,
    /// What it is for.
    pub purpose: String,
    /// Keyed hash of the address it was sent to.
    pub target_hash: Vec<u8>,
    /// Keyed hash of the code, bound to the id.
    pub code_hash: Vec<u8>,
    /// How often it was tried.
    pub tries: i32,
    /// When it stops working.
    pub expires_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "codes",
    person: None,
    fields: &[
        field("id", Tier::T2, Purpose::Operation, Retention::Days(1)),
        field("purpose", Tier::T0, Purpose::Operation, Retention::Days(1)),
        field("target_hash", Tier::T2, Purpose::Operation, Retention::Days(1)),
        field("code_hash", Tier::T2, Purpose::Operation, Retention::Days(1)),
        field("tries", Tier::T0, Purpose::Operation, Retention::Days(1)),
        field("expires_at", Tier::T0, Purpose::Operation, Retention::Days(1)),
    ],
};

/// A code that this browser waits for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Waiting {
    id: CodeId,
    /// The address it was sent to.
    pub target: String,
}

/// What became of a code that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checked {
    /// It is the one that was sent, and is used up now.
    Right,
    /// It is not.
    Wrong,
    /// There is none to compare it with: too old, tried too often, or never asked for here.
    Gone,
}

/// Key of the code for `purpose` in the session.
fn key(purpose: &str) -> String {
    format!("code.{purpose}")
}

fn target_hash(ctx: &Ctx, target: &str) -> Vec<u8> {
    ctx.app().keys.hash("codes.target", target.to_lowercase().as_bytes())
}

fn code_hash(ctx: &Ctx, id: CodeId, code: &str) -> Vec<u8> {
    ctx.app().keys.hash("codes.code", &[id.0.as_bytes(), code.as_bytes()].concat())
}

/// A new code for `purpose` that the caller sends to the address `target`; none if too many were asked for,
/// to this address or from where the request comes. Known or unknown, an address is treated alike.
pub async fn issue(ctx: &Ctx, purpose: &str, target: &str) -> Result<Option<String>> {
    let (settings, target_hash) = (ctx.app().settings.sign_in, target_hash(ctx, target));
    let within =
        limit::take(ctx, &Limit::an_hour("code.range", settings.codes_a_range), &ctx.range().bytes()).await?
            && limit::take(ctx, &Limit::an_hour("code.hour", settings.codes_an_hour), &target_hash).await?
            && limit::take(ctx, &Limit::a_day("code.day", settings.codes_a_day), &target_hash).await?;
    if !within {
        return Ok(None);
    }
    if let Some(earlier) = waiting(ctx, purpose).await? {
        Entity::delete_by_id(earlier.id).exec(ctx.tx().await?).await?;
    }
    let id = CodeId(Uuid::new_v4());
    let code = format!("{:06}", u64::from_be_bytes(kit::seal::random()) % 1_000_000);
    let row = ActiveModel {
        id: Set(id),
        purpose: Set(purpose.to_owned()),
        target_hash: Set(target_hash),
        code_hash: Set(code_hash(ctx, id, &code)),
        tries: Set(0),
        expires_at: Set(ctx.now() + LIFE),
    };
    Entity::insert(row).exec_without_returning(ctx.tx().await?).await?;
    ctx.put(&key(purpose), &Waiting { id, target: target.to_owned() }).await?;
    Ok(Some(code))
}

/// The code for `purpose` that this browser waits for, whether or not it still works.
pub async fn waiting(ctx: &Ctx, purpose: &str) -> Result<Option<Waiting>> {
    ctx.kept(&key(purpose)).await
}

/// The six digits that `typed` means: Arabic and Persian digits too, with spaces or dashes. `None` if they
/// are not six.
pub fn read(typed: &str) -> Option<String> {
    let digits = clean::code(typed).replace(['-', '–', '—'], "");
    (digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// Whether `code` is the one for `purpose` that this browser waits for. Each call counts as a try.
pub async fn check(ctx: &Ctx, purpose: &str, code: &str) -> Result<Checked> {
    let Some(waiting) = waiting(ctx, purpose).await? else { return Ok(Checked::Gone) };
    // Counted and read in one statement: tries at the same moment do not share a place.
    let tried = Entity::update_many()
        .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
        .filter(COLUMN.id.eq(waiting.id))
        .filter(COLUMN.purpose.eq(purpose))
        .filter(Column::TargetHash.eq(target_hash(ctx, &waiting.target)))
        .filter(COLUMN.tries.lt(MOST_TRIES))
        .filter(COLUMN.expires_at.gt(ctx.now()))
        // Made by a clock that was ahead, it would hold for as long.
        .filter(COLUMN.expires_at.lte(ctx.now() + LIFE))
        .exec_with_returning(ctx.tx().await?)
        .await?;
    let typed = code_hash(ctx, waiting.id, code);
    match tried.into_iter().next() {
        Some(row) if row.code_hash == typed => {
            Entity::delete_by_id(waiting.id).exec(ctx.tx().await?).await?;
            ctx.forget(&key(purpose)).await?;
            Ok(Checked::Right)
        }
        Some(_) => Ok(Checked::Wrong),
        None => Ok(Checked::Gone),
    }
}

/// Removes codes that work no more.
pub async fn remove_expired(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<u64, DbErr> {
    Ok(Entity::delete_many().filter(COLUMN.expires_at.lte(now)).exec(db).await?.rows_affected)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn digits_in_any_writing() {
        for typed in ["012345", " 012 345 ", "٠١٢٣٤٥", "۰۱۲ ۳۴۵", "012-345", "\u{200F}012345"] {
            assert_eq!(read(typed).as_deref(), Some("012345"), "{typed}");
        }
        for wrong in ["", "12345", "1234567", "01234a", "١٢٣٤٥"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
