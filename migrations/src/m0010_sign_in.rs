//! Signing in: limits, mails to be sent, six-digit codes, return codes; sessions that know whose they are.

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
        let by = |table: &'static str, column: &'static str| {
            Index::create().name(format!("{table}_{column}")).table(table).col(column).to_owned()
        };
        manager
            .create_table(
                Table::create()
                    .table("limits")
                    .col(binary("key_hash").primary_key())
                    .col(integer("count"))
                    .col(timestamp_with_time_zone("ends_at"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(by("limits", "ends_at")).await?;
        manager
            .create_table(
                Table::create()
                    .table("mails")
                    .col(uuid("id").primary_key())
                    .col(binary("sealed"))
                    .col(timestamp_with_time_zone_null("taken_until"))
                    .col(timestamp_with_time_zone("expires_at"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(by("mails", "expires_at")).await?;
        manager
            .create_table(
                Table::create()
                    .table("codes")
                    .col(uuid("id").primary_key())
                    .col(string("purpose"))
                    .col(binary("target_hash"))
                    .col(binary("code_hash"))
                    .col(integer("tries"))
                    .col(timestamp_with_time_zone("expires_at"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(by("codes", "expires_at")).await?;
        manager
            .create_table(
                Table::create()
                    .table("return_codes")
                    .col(uuid("person_id").primary_key())
                    .col(binary("code_hash"))
                    .col(timestamp_with_time_zone("issued_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("return_codes", "person_id")
                            .to("people", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        // Made anew: SQLite adds no column that must have a value. Who was signed in signs in again.
        manager.drop_table(Table::drop().table("sessions").to_owned()).await?;
        manager
            .create_table(
                Table::create()
                    .table("sessions")
                    .col(binary("id_hash").primary_key())
                    .col(binary_null("owner_hash"))
                    .col(binary("sealed"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("seen_at"))
                    .col(timestamp_with_time_zone("expires_at"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(by("sessions", "expires_at")).await?;
        manager.create_index(by("sessions", "owner_hash")).await
    }
}
