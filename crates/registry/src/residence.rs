//! Where a person lives and lived. The open row is the current residence.

use accounts::Ctx;
use chrono::{DateTime, Utc};
use kit::Result;
use kit::field::{Purpose, Retention, Table, Tier, field};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;

use crate::change::Home;
use crate::person::{self, PersonId};

kit::id_type!(
    /// A residence.
    ResidenceId
);

/// A row of `residences`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "residences")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ResidenceId,
    /// Who lives there.
    pub person_id: PersonId,
    /// Country, ISO 3166-1 alpha-2.
    pub country: String,
    /// City as typed, or empty.
    pub city: String,
    /// Known to us since.
    pub from_at: DateTime<Utc>,
    /// Left at.
    pub to_at: Option<DateTime<Utc>>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "residences",
    person: Some("person_id"),
    fields: &[
        field("id", Tier::T0, Purpose::Registry, Retention::Record),
        field("person_id", Tier::T1, Purpose::Registry, Retention::Record),
        field("country", Tier::T2, Purpose::Registry, Retention::Record),
        field("city", Tier::T2, Purpose::Registry, Retention::Record),
        field("from_at", Tier::T2, Purpose::Registry, Retention::Record),
        field("to_at", Tier::T2, Purpose::Registry, Retention::Record),
    ],
};

/// The residences of `person`, oldest first. Whoever asks has found the person in their scope.
pub async fn of(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Model>, DbErr> {
    use sea_orm::QueryOrder;
    Entity::find().filter(COLUMN.person_id.eq(person)).order_by_asc(COLUMN.from_at).all(db).await
}

/// The first residence of a new person.
pub fn new(person: &person::Model) -> ActiveModel {
    ActiveModel {
        id: Set(ResidenceId::new()),
        person_id: Set(person.id),
        country: Set(person.country.clone()),
        city: Set(person.city.clone()),
        from_at: Set(person.registered_at),
        to_at: Set(None),
    }
}

/// The person `id` lives at `home` from now on.
pub(crate) async fn change(ctx: &Ctx, id: PersonId, home: &Home) -> Result<()> {
    let db = ctx.tx().await?;
    person::hold(db, id).await?;
    Entity::update_many()
        .col_expr(Column::ToAt, Expr::value(ctx.now()))
        .filter(COLUMN.person_id.eq(id))
        .filter(COLUMN.to_at.is_null())
        .exec(db)
        .await?;
    let row = ActiveModel {
        id: Set(ResidenceId::new()),
        person_id: Set(id),
        country: Set(home.country.clone()),
        city: Set(home.city.clone()),
        from_at: Set(ctx.now()),
        to_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}
