//! The keys of the installation, wrapped by its master key. Before, they came from the master key alone, and a row of
//! `installation` proved which one it was: that proof is kept until a start has written the keys down.

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
        let keys = Table::create()
            .table("installation_keys")
            .col(string("purpose"))
            .col(integer("number"))
            .col(binary("wrapped"))
            .col(binary_null("next"))
            .col(binary_null("handed_on"))
            .col(timestamp_with_time_zone("made_at"))
            .col(timestamp_with_time_zone_null("used_at"))
            .primary_key(Index::create().col("purpose").col("number"))
            .to_owned();
        manager.create_table(keys).await?;
        let proof = "INSERT INTO installation_keys (purpose, number, wrapped, made_at) \
                     SELECT 'proof', 0, sealed, CURRENT_TIMESTAMP FROM installation";
        manager.get_connection().execute_unprepared(proof).await?;
        manager.drop_table(Table::drop().table("installation").to_owned()).await
    }
}
