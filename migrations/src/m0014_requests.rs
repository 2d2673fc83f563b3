//! What members ask to have changed in a verified record, and registrations sent back to be mended.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

/// This change.
#[derive(DeriveMigrationName)]
pub struct Migration;

fn of_person(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, "person_id")
        .to("people", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("change_requests")
                    .col(uuid("id").primary_key())
                    .col(uuid("person_id"))
                    .col(string("field"))
                    .col(binary("sealed"))
                    .col(string("state"))
                    .col(timestamp_with_time_zone("asked_at"))
                    .col(timestamp_with_time_zone_null("decided_at"))
                    .col(uuid_null("decided_by"))
                    .col(binary_null("reason"))
                    .foreign_key(&mut of_person("change_requests"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("change_requests_person")
                    .table("change_requests")
                    .col("person_id")
                    .col("state")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("returns")
                    .col(uuid("id").primary_key())
                    .col(uuid("person_id"))
                    .col(string("page"))
                    .col(binary("reason"))
                    .col(timestamp_with_time_zone("at"))
                    .col(uuid("returned_by"))
                    .col(timestamp_with_time_zone_null("mended_at"))
                    .foreign_key(&mut of_person("returns"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(Index::create().name("returns_person").table("returns").col("person_id").to_owned())
            .await
    }
}
