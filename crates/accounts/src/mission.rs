//! A mission: an embassy, consulate or representation, and the countries it serves.

use sea_orm::entity::prelude::*;

kit::id_type!(
    /// A mission.
    MissionId
);

/// A row of `missions`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "missions")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MissionId,
    /// Name by which the reference file calls it, e.g. `cl-santiago`.
    #[sea_orm(unique)]
    pub slug: String,
    /// Host country, ISO 3166-1 alpha-2.
    pub country: String,
}

impl ActiveModelBehavior for ActiveModel {}
