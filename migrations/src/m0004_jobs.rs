//! Work to do after a write.

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
                    .table("jobs")
                    .col(uuid("id").primary_key())
                    .col(string("kind"))
                    .col(text("payload"))
                    .col(uuid_null("ordered_by"))
                    .col(timestamp_with_time_zone("run_after"))
                    .col(timestamp_with_time_zone_null("claimed_until"))
                    .col(integer("attempts"))
                    .col(text_null("last_error"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(Index::create().name("jobs_run_after").table("jobs").col("run_after").to_owned())
            .await
    }
}
