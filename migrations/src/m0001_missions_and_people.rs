//! Missions, and the people whom they serve.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

/// This change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("missions")
                    .col(uuid("id").primary_key())
                    .col(string("slug").unique_key())
                    .col(string_len("country", 2))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("people")
                    .col(uuid("id").primary_key())
                    .col(string_len("country", 2))
                    .col(uuid_null("registered_by"))
                    .foreign_key(ForeignKey::create().from("people", "registered_by").to("missions", "id"))
                    .to_owned(),
            )
            .await
    }
}
