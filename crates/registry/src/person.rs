//! A person in the registry.

use accounts::mission::{self, MissionId};
use sea_orm::entity::prelude::*;

kit::id_type!(
    /// A person.
    PersonId
);

/// A row of `people`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "people")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PersonId,
    /// Country of current residence, ISO 3166-1 alpha-2.
    pub country: String,
    /// The mission whose desk registered the person; nobody's desk when they did it themselves.
    pub registered_by: Option<MissionId>,
    /// That mission.
    #[sea_orm(belongs_to, from = "registered_by", to = "id")]
    pub mission: HasOne<mission::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
