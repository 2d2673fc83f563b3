//! Searches that staff save under a name.

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
        // One column a statement: SQLite adds no more.
        for column in [binary_null("name"), string("narrowed").default("").to_owned()] {
            manager.alter_table(Table::alter().table("searches").add_column(column).to_owned()).await?;
        }
        manager
            .create_index(
                Index::create().name("searches_account").table("searches").col("account_id").to_owned(),
            )
            .await
    }
}
