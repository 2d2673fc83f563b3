//! How a registration ended, short of being erased: not accepted, or the person has died. Either can be undone, and
//! the registration then stands where it stood.

use accounts::Ctx;
use accounts::staff::AccountId;
use chrono::{DateTime, Utc};
use kit::Result;
use kit::field::{self, CASE_DAYS, Purpose, Retention, Sealed, Table, Tier};
use kit::format::PartialDate;
use kit::seal::{Key, Place};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use serde::{Deserialize, Serialize};

use crate::person::{PersonId, Status};
use crate::person_key;

kit::id_type!(
    /// A decision.
    DecisionId
);

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Kind {
    /// The registration is not accepted.
    Rejected,
    /// The person has died.
    Deceased,
}

/// On what ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Ground {
    /// Nothing shows a bond to Palestine.
    NoBond,
    /// The person is registered already.
    Twice,
    /// There is no such person.
    Invented,
    /// A certificate was shown.
    Certificate,
    /// The family told the mission.
    Family,
    /// Another one.
    Other,
}

impl Ground {
    /// Those on which a registration is not accepted.
    pub const REJECTION: [Self; 4] = [Self::NoBond, Self::Twice, Self::Invented, Self::Other];
    /// Those on which a person is known to have died.
    pub const DEATH: [Self; 3] = [Self::Certificate, Self::Family, Self::Other];

    /// The one among `of` that a form calls `code`.
    pub fn from_code(code: &str, of: &[Self]) -> Option<Self> {
        Self::try_from_value(&code.to_owned()).ok().filter(|ground| of.contains(ground))
    }
}

/// A row of `decisions`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decisions")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DecisionId,
    /// Whose registration it is.
    pub person_id: PersonId,
    /// What was decided.
    pub kind: Kind,
    /// Where the registration stood before.
    pub before: Status,
    /// On what ground.
    pub ground: Ground,
    /// What belongs to it ([`Said`]), sealed with the person's key.
    pub sealed: Vec<u8>,
    /// When.
    pub at: DateTime<Utc>,
    /// Who decided.
    pub decided_by: AccountId,
    /// When it was undone.
    pub undone_at: Option<DateTime<Utc>>,
    /// Who undid it.
    pub undone_by: Option<AccountId>,
}

impl ActiveModelBehavior for ActiveModel {}

/// How long a decision is kept: five years after it was undone; one that stands, as long as the record.
const KEPT: Retention = Retention::After("undone_at", CASE_DAYS);

/// What the columns are.
pub const TABLE: Table = Table {
    name: "decisions",
    person: Some("person_id"),
    fields: &[
        field::field("id", Tier::T0, Purpose::Casework, KEPT),
        field::field("person_id", Tier::T1, Purpose::Casework, KEPT),
        field::field("kind", Tier::T2, Purpose::Casework, KEPT),
        field::field("before", Tier::T2, Purpose::Casework, KEPT),
        field::field("ground", Tier::T2, Purpose::Casework, KEPT),
        field::field("sealed", Tier::T3, Purpose::Casework, KEPT).sealed(Sealed::Person),
        field::field("at", Tier::T2, Purpose::Casework, KEPT),
        field::field("decided_by", Tier::T2, Purpose::Accountability, KEPT),
        field::field("undone_at", Tier::T2, Purpose::Casework, KEPT),
        field::field("undone_by", Tier::T2, Purpose::Accountability, KEPT),
    ],
};

/// What belongs to a decision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// What the mission wrote to the person; or empty.
    pub reason: String,
    /// The day of death, as [`PartialDate`] is written; or empty.
    pub died: String,
}

impl Said {
    /// The day of death.
    pub fn died(&self) -> Option<PartialDate> {
        PartialDate::parse(&self.died)
    }
}

fn place(id: &DecisionId) -> Place<'_> {
    Place { table: "decisions", column: "sealed", row: id.0.as_bytes() }
}

impl Model {
    /// What belongs to it.
    pub async fn said(&self, ctx: &Ctx) -> Result<Said> {
        let plain = person_key::of(ctx, self.person_id).await?.open(place(&self.id), &self.sealed);
        Ok(serde_json::from_slice(&plain.map_err(anyhow::Error::from)?).map_err(anyhow::Error::from)?)
    }
}

/// That `by` decided about `person`, whose key is `key` and whose registration stood at `before`, at `at`.
pub fn new(
    key: &Key,
    (person, before): (PersonId, Status),
    (kind, ground, said): (Kind, Ground, &Said),
    (by, at): (AccountId, DateTime<Utc>),
) -> Result<ActiveModel> {
    let id = DecisionId::new();
    let plain = serde_json::to_vec(said).map_err(anyhow::Error::from)?;
    Ok(ActiveModel {
        id: Set(id),
        person_id: Set(person),
        kind: Set(kind),
        before: Set(before),
        ground: Set(ground),
        sealed: Set(key.seal(place(&id), &plain)),
        at: Set(at),
        decided_by: Set(by),
        undone_at: Set(None),
        undone_by: Set(None),
    })
}

/// Keeps what the member of staff who asks decided about `person`, whose registration stood at `before`.
pub(crate) async fn keep(
    ctx: &Ctx,
    (person, before): (PersonId, Status),
    (kind, ground): (Kind, Ground),
    said: &Said,
) -> Result<()> {
    let key = person_key::of(ctx, person).await?;
    let row = new(&key, (person, before), (kind, ground, said), (ctx.staff()?.id, ctx.now()))?;
    Entity::insert(row).exec_without_returning(ctx.tx().await?).await?;
    Ok(())
}

/// What was decided about `person` and not undone.
pub async fn standing(db: &impl ConnectionTrait, person: PersonId) -> Result<Option<Model>, DbErr> {
    let rows = Entity::find().filter(COLUMN.person_id.eq(person)).filter(COLUMN.undone_at.is_null());
    rows.order_by_desc(COLUMN.id).one(db).await
}

/// At most `limit` people of whom `kind` was decided before `before` and stands, the oldest first.
pub(crate) async fn standing_since(
    db: &impl ConnectionTrait,
    kind: Kind,
    before: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<PersonId>, DbErr> {
    use sea_orm::QuerySelect;
    let rows = Entity::find().filter(Column::Kind.eq(kind)).filter(COLUMN.undone_at.is_null());
    let rows = rows.filter(COLUMN.at.lt(before)).order_by_asc(COLUMN.at).limit(limit).all(db).await?;
    Ok(rows.into_iter().map(|row| row.person_id).collect())
}

/// Nothing of what was decided about `person` stands any longer.
pub(crate) async fn undo(ctx: &Ctx, person: PersonId) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::UndoneAt, Expr::value(ctx.now()))
        .col_expr(Column::UndoneBy, Expr::value(ctx.staff()?.id))
        .filter(COLUMN.person_id.eq(person))
        .filter(COLUMN.undone_at.is_null())
        .exec(ctx.tx().await?)
        .await?;
    Ok(())
}

/// All that was ever decided about `person`, the newest first.
pub async fn of(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(COLUMN.person_id.eq(person)).order_by_desc(COLUMN.id).all(db).await
}
