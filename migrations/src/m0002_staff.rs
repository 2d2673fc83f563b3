//! Staff accounts, what they may do, and sessions.

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
                    .table("staff_accounts")
                    .col(uuid("id").primary_key())
                    .col(string("name"))
                    .col(string("email").unique_key())
                    .col(string_len("locale", 2))
                    .col(string("state"))
                    .col(timestamp_with_time_zone("created_at"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("grants")
                    .col(uuid("id").primary_key())
                    .col(uuid("account_id"))
                    .col(string("role"))
                    .col(uuid("mission_id"))
                    .col(timestamp_with_time_zone("from_at"))
                    .col(timestamp_with_time_zone_null("to_at"))
                    .foreign_key(ForeignKey::create().from("grants", "account_id").to("staff_accounts", "id"))
                    .foreign_key(ForeignKey::create().from("grants", "mission_id").to("missions", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(Index::create().name("grants_account").table("grants").col("account_id").to_owned())
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("sessions")
                    .col(binary("id_hash").primary_key())
                    .col(binary("sealed"))
                    .col(timestamp_with_time_zone("expires_at"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create().name("sessions_expires_at").table("sessions").col("expires_at").to_owned(),
            )
            .await
    }
}
