//! Missions and the countries they serve.

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
                    .table("missions")
                    .col(uuid("id").primary_key())
                    .col(string("slug").unique_key())
                    .col(string("kind"))
                    .col(string_len("country", 2))
                    .col(string("city_ar"))
                    .col(string("city_en"))
                    .col(string("city_es"))
                    .col(string("website"))
                    .col(string("email"))
                    .col(string("phone"))
                    .col(boolean("confirmed"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("mission_countries")
                    .col(uuid("mission_id"))
                    .col(string_len("country", 2))
                    .primary_key(Index::create().col("mission_id").col("country"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("mission_countries", "mission_id")
                            .to("missions", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await
    }
}
