//! A region: a named set of countries that an officer of the ministry follows. At first the sub-regions of the
//! United Nations; the administrator keeps them.

use kit::Locale;
use kit::db::{self, Intent};
use kit::field::{Purpose, Retention, Table, Tier, field};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseTransaction, DbBackend, QueryOrder};
use serde::Deserialize;

use crate::Ctx;
use crate::audit::Entry;
use crate::reference::{Reference, name_in};

kit::id_type!(
    /// A region.
    RegionId
);

/// By this the audit calls one.
pub const KIND: &str = "region";

/// A row of `regions`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "regions")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RegionId,
    /// Name, in Arabic.
    pub name_ar: String,
    /// Name, in English.
    pub name_en: String,
    /// Name, in Spanish.
    pub name_es: String,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Its name in `locale`.
    pub fn name(&self, locale: Locale) -> &str {
        name_in(locale, &self.name_ar, &self.name_en, &self.name_es)
    }
}

/// The countries of a region: table `region_countries`.
pub mod country {
    use super::*;

    /// A row of `region_countries`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "region_countries")]
    pub struct Model {
        /// The region.
        #[sea_orm(primary_key, auto_increment = false)]
        pub region_id: RegionId,
        /// A country of it, ISO 3166-1 alpha-2.
        #[sea_orm(primary_key, auto_increment = false)]
        pub country: String,
    }

    impl ActiveModelBehavior for ActiveModel {}

    /// What the columns are.
    pub const TABLE: Table = Table {
        name: "region_countries",
        person: None,
        fields: &[
            field("region_id", Tier::T0, Purpose::Administration, Retention::Record),
            field("country", Tier::T0, Purpose::Administration, Retention::Record),
        ],
    };
}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "regions",
    person: None,
    fields: &[
        field("id", Tier::T0, Purpose::Administration, Retention::Record),
        field("name_ar", Tier::T0, Purpose::Administration, Retention::Record),
        field("name_en", Tier::T0, Purpose::Administration, Retention::Record),
        field("name_es", Tier::T0, Purpose::Administration, Retention::Record),
    ],
};

/// A row of the reference file `regions.csv`.
#[derive(Clone, Debug, Deserialize)]
pub struct Listed {
    /// By this `countries.csv` names it.
    pub slug: String,
    /// Name, in Arabic.
    pub name_ar: String,
    /// Name, in English.
    pub name_en: String,
    /// Name, in Spanish.
    pub name_es: String,
}

impl Listed {
    /// Its name in `locale`.
    pub fn name(&self, locale: Locale) -> &str {
        name_in(locale, &self.name_ar, &self.name_en, &self.name_es)
    }
}

/// What a region is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Name, in Arabic.
    pub name_ar: String,
    /// Name, in English.
    pub name_en: String,
    /// Name, in Spanish.
    pub name_es: String,
    /// Its countries, ISO 3166-1 alpha-2.
    pub countries: Vec<String>,
}

/// Fills the empty table from the reference lists; a table with rows is the ministry's own and stays.
pub async fn fill(db: &DatabaseConnection, reference: &Reference) -> Result<(), DbErr> {
    if reference.regions.is_empty() || Entity::find().one(db).await?.is_some() {
        return Ok(());
    }
    let transaction = db::begin(db, Intent::Write).await?;
    if db.get_database_backend() == DbBackend::Postgres {
        // Of two nodes that start together, one fills.
        transaction.execute_unprepared("LOCK TABLE regions IN SHARE ROW EXCLUSIVE MODE").await?;
    }
    if Entity::find().one(&*transaction).await?.is_some() {
        return transaction.rollback().await;
    }
    for listed in &reference.regions {
        let of_region = reference.countries.all().filter(|country| country.region == listed.slug);
        let terms = Terms {
            name_ar: listed.name_ar.clone(),
            name_en: listed.name_en.clone(),
            name_es: listed.name_es.clone(),
            countries: of_region.map(|country| country.code.clone()).collect(),
        };
        insert(&transaction, &terms).await?;
    }
    transaction.commit().await
}

async fn insert(db: &DatabaseTransaction, terms: &Terms) -> Result<RegionId, DbErr> {
    let id = RegionId::new();
    Entity::insert(row(id, terms)).exec_without_returning(db).await?;
    insert_countries(db, id, &terms.countries).await?;
    Ok(id)
}

fn row(id: RegionId, terms: &Terms) -> ActiveModel {
    ActiveModel {
        id: Set(id),
        name_ar: Set(terms.name_ar.clone()),
        name_en: Set(terms.name_en.clone()),
        name_es: Set(terms.name_es.clone()),
    }
}

async fn insert_countries(db: &DatabaseTransaction, id: RegionId, countries: &[String]) -> Result<(), DbErr> {
    if countries.is_empty() {
        return Ok(());
    }
    let rows =
        countries.iter().map(|code| country::ActiveModel { region_id: Set(id), country: Set(code.clone()) });
    country::Entity::insert_many(rows).exec_without_returning(db).await.map(drop)
}

/// Makes a region.
pub async fn create(ctx: &Ctx, terms: &Terms) -> kit::Result<RegionId> {
    let id = insert(ctx.tx().await?, terms).await?;
    ctx.record(Entry::done("region.create").to(KIND, id.0));
    Ok(id)
}

/// Gives the region `id` new names and countries. Whose scope it is sees the change with their next page.
pub async fn change(ctx: &Ctx, id: RegionId, terms: &Terms) -> kit::Result<()> {
    let db = ctx.tx().await?;
    Entity::update(row(id, terms)).exec(db).await?;
    country::Entity::delete_many().filter(country::COLUMN.region_id.eq(id)).exec(db).await?;
    insert_countries(db, id, &terms.countries).await?;
    ctx.record(
        Entry::done("region.change").to(KIND, id.0).with(serde_json::json!({ "countries": terms.countries })),
    );
    Ok(())
}

/// The region `id`.
pub async fn find(db: &impl ConnectionTrait, id: RegionId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// All regions, as they were made.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Model>, DbErr> {
    Entity::find().order_by_asc(COLUMN.id).all(db).await
}

/// The countries of `region`, ISO 3166-1 alpha-2, in alphabetical order.
pub async fn countries(db: &impl ConnectionTrait, region: RegionId) -> Result<Vec<String>, DbErr> {
    let rows = country::Entity::find().filter(country::COLUMN.region_id.eq(region)).all(db).await?;
    let mut countries: Vec<String> = rows.into_iter().map(|row| row.country).collect();
    countries.sort();
    Ok(countries)
}

/// Which region has which country, all of them.
pub async fn all_countries(db: &impl ConnectionTrait) -> Result<Vec<(RegionId, String)>, DbErr> {
    let rows = country::Entity::find().all(db).await?;
    Ok(rows.into_iter().map(|row| (row.region_id, row.country)).collect())
}
