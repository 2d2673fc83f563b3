//! What members decide for themselves: how they are reached and how numbers are shown to them, a pause and what
//! was before it, leaving the registry; whom a mail is about.

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
        // SQLite adds one column a statement.
        for column in [
            string_null("channel"),
            string("digits").default("western").to_owned(),
            string_null("paused_from"),
        ] {
            let add = Table::alter().table("people").add_column(column).to_owned();
            manager.alter_table(add).await?;
        }
        let about = Table::alter().table("mails").add_column(uuid_null("person_id")).to_owned();
        manager.alter_table(about).await?;
        manager
            .create_index(Index::create().name("mails_person").table("mails").col("person_id").to_owned())
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("departures")
                    .col(string_len("reference", 12).primary_key())
                    .col(uuid_null("person_id").unique_key())
                    .col(binary("number_hash"))
                    .col(timestamp_with_time_zone("requested_at"))
                    .col(timestamp_with_time_zone("due_at"))
                    .col(timestamp_with_time_zone_null("done_at"))
                    // What is left of a person who is gone stays without naming them.
                    .foreign_key(
                        ForeignKey::create()
                            .from("departures", "person_id")
                            .to("people", "id")
                            .on_delete(ForeignKeyAction::SetNull),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create().name("departures_due_at").table("departures").col("due_at").to_owned(),
            )
            .await
    }
}
