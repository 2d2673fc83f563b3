//! The last numbers of the dashboards, and the way to a spelling of a city.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

/// This change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("last_numbers")
                    .col(text("scope").primary_key())
                    .col(text("numbers"))
                    .col(timestamp_with_time_zone("at"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("people_city_key")
                    .table("people")
                    .col("city_key")
                    .col("country")
                    .to_owned(),
            )
            .await
    }
}
