//! Where each part of a record comes from, once it differs from the whole: who said it, and when. What has no row here
//! came with the registration.

use std::collections::HashMap;

use accounts::Ctx;
use accounts::grant::Office;
use accounts::mission::MissionId;
use chrono::{DateTime, Utc};
use kit::Result;
use kit::field::{self, Purpose, Retention, Table, Tier};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use crate::person::{PersonId, Source};

/// A row of `value_sources`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "value_sources")]
pub struct Model {
    /// Whose record it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// The part: `name`, `sex`, `birth`, `origin`, `occupation`, `city`, `country`, `camp`, `emergency`, `family`,
    /// `refugee`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub field: String,
    /// Who said it.
    pub source: Source,
    /// At which mission's desk, where it was one.
    pub mission_id: Option<MissionId>,
    /// When.
    pub at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "value_sources",
    person: Some("person_id"),
    fields: &[
        field::field("person_id", Tier::T1, Purpose::Accountability, Retention::Record),
        field::field("field", Tier::T1, Purpose::Accountability, Retention::Record),
        field::field("source", Tier::T2, Purpose::Accountability, Retention::Record),
        field::field("mission_id", Tier::T2, Purpose::Accountability, Retention::Record),
        field::field("at", Tier::T2, Purpose::Accountability, Retention::Record),
    ],
};

/// The mission of the member of staff who asks; none for the ministry, and for members.
pub(crate) fn desk(ctx: &Ctx) -> Option<MissionId> {
    match &ctx.viewer().staff()?.office {
        Office::Mission(mission) => Some(mission.id),
        Office::Region(_) | Office::Ministry => None,
    }
}

/// That `source` says the `fields` of `person` from now on.
pub(crate) async fn said(ctx: &Ctx, person: PersonId, fields: &[String], source: Source) -> Result<()> {
    if fields.is_empty() {
        return Ok(());
    }
    let mission = desk(ctx).filter(|_| source == Source::Desk);
    let rows = fields.iter().map(|field| ActiveModel {
        person_id: Set(person),
        field: Set(field.clone()),
        source: Set(source),
        mission_id: Set(mission),
        at: Set(ctx.now()),
    });
    let replace = OnConflict::columns([Column::PersonId, Column::Field])
        .update_columns([Column::Source, Column::MissionId, Column::At])
        .to_owned();
    Entity::insert_many(rows).on_conflict(replace).exec_without_returning(ctx.tx().await?).await?;
    Ok(())
}

/// Where the parts of the record of `person` come from, by part. Whoever asks has found the person in their scope.
pub async fn of(db: &impl ConnectionTrait, person: PersonId) -> Result<HashMap<String, Model>, DbErr> {
    let rows = Entity::find().filter(COLUMN.person_id.eq(person)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.field.clone(), row)).collect())
}
