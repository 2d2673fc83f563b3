//! Who works on which case of the queue; the queue in the order of its waiting.

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
                    .table("claims")
                    .col(string("kind"))
                    .col(uuid("item_id"))
                    .col(uuid("person_id"))
                    .col(uuid("account_id"))
                    .col(timestamp_with_time_zone("at"))
                    .primary_key(Index::create().col("kind").col("item_id"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("claims", "person_id")
                            .to("people", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        for column in ["person_id", "account_id"] {
            let name = format!("claims_{column}");
            let index = Index::create().name(name).table("claims").col(column).to_owned();
            manager.create_index(index).await?;
        }
        // The oldest that waits is found without sorting all that wait.
        manager.drop_index(Index::drop().name("people_country_status").table("people").to_owned()).await?;
        let people = Index::create()
            .name("people_country_status_registered")
            .table("people")
            .col("country")
            .col("status")
            .col("registered_at")
            .to_owned();
        manager.create_index(people).await?;
        let requests = Index::create()
            .name("change_requests_waiting")
            .table("change_requests")
            .col("state")
            .col("asked_at")
            .to_owned();
        manager.create_index(requests).await
    }
}
