//! What staff looked for.

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
                    .table("searches")
                    .col(uuid("id").primary_key())
                    .col(uuid("account_id"))
                    .col(binary("sealed"))
                    .col(timestamp_with_time_zone("at"))
                    .foreign_key(
                        ForeignKey::create().from("searches", "account_id").to("staff_accounts", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager.create_index(Index::create().name("searches_at").table("searches").col("at").to_owned()).await
    }
}
