//! What staff note about a person, for themselves and those who serve them next. The person gets it with their copy.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::mission::MissionId;
use accounts::policy::Action;
use accounts::staff::AccountId;
use chrono::{DateTime, Utc};
use kit::Result;
use kit::field::{self, CASE_DAYS, Purpose, Retention, Sealed, Table, Tier};
use kit::seal::{Key, Place};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::person::{KIND, PersonId};
use crate::{person_key, value_source};

kit::id_type!(
    /// A note.
    NoteId
);

/// Who reads a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Reach {
    /// The office of its author: their mission, or the ministry.
    Office,
    /// All who serve the person, also after a move.
    All,
}

/// A row of `notes`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notes")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NoteId,
    /// Whom it is about.
    pub person_id: PersonId,
    /// Who wrote it.
    pub account_id: AccountId,
    /// The mission of its author then; none for the ministry.
    pub mission_id: Option<MissionId>,
    /// Who reads it.
    pub reach: Reach,
    /// The text, sealed with the person's key.
    pub text: Vec<u8>,
    /// When.
    pub at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// How long a note is kept: five years after it was written.
const KEPT: Retention = Retention::After("at", CASE_DAYS);

/// What the columns are.
pub const TABLE: Table = Table {
    name: "notes",
    person: Some("person_id"),
    fields: &[
        field::field("id", Tier::T0, Purpose::Casework, KEPT),
        field::field("person_id", Tier::T1, Purpose::Casework, KEPT),
        field::field("account_id", Tier::T2, Purpose::Accountability, KEPT),
        field::field("mission_id", Tier::T2, Purpose::Accountability, KEPT),
        field::field("reach", Tier::T2, Purpose::Casework, KEPT),
        field::field("text", Tier::T3, Purpose::Casework, KEPT).sealed(Sealed::Person),
        field::field("at", Tier::T2, Purpose::Casework, KEPT),
    ],
};

fn place(id: &NoteId) -> Place<'_> {
    Place { table: "notes", column: "text", row: id.0.as_bytes() }
}

impl Model {
    /// What it says.
    pub async fn words(&self, ctx: &Ctx) -> Result<String> {
        let plain = person_key::of(ctx, self.person_id).await?.open(place(&self.id), &self.text);
        Ok(String::from_utf8_lossy(&plain.map_err(anyhow::Error::from)?).into_owned())
    }
}

/// That `by`, at `mission`, notes `text` about `person`, whose key is `key`, at `at`.
pub fn new(
    key: &Key,
    person: PersonId,
    (reach, text): (Reach, &str),
    (by, mission, at): (AccountId, Option<MissionId>, DateTime<Utc>),
) -> ActiveModel {
    let id = NoteId::new();
    ActiveModel {
        id: Set(id),
        person_id: Set(person),
        account_id: Set(by),
        mission_id: Set(mission),
        reach: Set(reach),
        text: Set(key.seal(place(&id), text.as_bytes())),
        at: Set(at),
    }
}

/// The member of staff who asks notes `text` about `person`, whom they found in their scope.
pub async fn add(ctx: &Ctx, person: PersonId, reach: Reach, text: &str) -> Result<()> {
    let key = person_key::of(ctx, person).await?;
    let row = new(&key, person, (reach, text), (ctx.staff()?.id, value_source::desk(ctx), ctx.now()));
    Entity::insert(row).exec_without_returning(ctx.tx().await?).await?;
    ctx.record(Entry::done("note.add").to(KIND, person.0).with(json!({ "reach": reach.to_value() })));
    Ok(())
}

/// Removes the note `id` about `person`, if the member of staff who asks wrote it; whether they did.
pub async fn remove(ctx: &Ctx, person: PersonId, id: NoteId) -> Result<bool> {
    let gone = Entity::delete_many()
        .filter(COLUMN.id.eq(id))
        .filter(COLUMN.person_id.eq(person))
        .filter(COLUMN.account_id.eq(ctx.staff()?.id))
        .exec(ctx.tx().await?)
        .await?;
    if gone.rows_affected > 0 {
        ctx.record(Entry::done("note.remove").to(KIND, person.0));
    }
    Ok(gone.rows_affected > 0)
}

/// The notes about `person` that the member of staff who asks may read, the newest first: those for all, and those of
/// their own office.
pub async fn read_by_viewer(ctx: &Ctx, person: PersonId) -> Result<Vec<Model>> {
    if !ctx.staff()?.decide(Action::SeePeople).reads(&TABLE, "text") {
        return Ok(Vec::new());
    }
    let own = match value_source::desk(ctx) {
        Some(mission) => Column::MissionId.eq(mission),
        None => Column::MissionId.is_null(),
    };
    let readable = Condition::any().add(Column::Reach.eq(Reach::All)).add(own);
    let rows = Entity::find().filter(COLUMN.person_id.eq(person)).filter(readable);
    Ok(rows.order_by_desc(COLUMN.id).all(ctx.tx().await?).await?)
}

/// All notes about `person`, for their own copy.
pub async fn of(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(COLUMN.person_id.eq(person)).order_by_desc(COLUMN.id).all(db).await
}
