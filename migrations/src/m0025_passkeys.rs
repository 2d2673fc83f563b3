//! Passkeys of staff and of members.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::DbBackend;

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
                    .table("passkeys")
                    .col(uuid("id").primary_key())
                    .col(uuid_null("account_id"))
                    .col(uuid_null("person_id"))
                    .col(binary_uniq("credential_hash"))
                    .col(binary("sealed"))
                    .col(timestamp_with_time_zone("added_at"))
                    .col(timestamp_with_time_zone_null("used_at"))
                    .to_owned(),
            )
            .await?;
        for column in ["account_id", "person_id"] {
            let index =
                Index::create().name(format!("passkeys_{column}")).table("passkeys").col(column).to_owned();
            manager.create_index(index).await?;
        }
        let db = manager.get_connection();
        if manager.get_database_backend() == DbBackend::Postgres {
            // As m0024 has it: a key of a member is met by its person or by its own hash, those of staff by everyone.
            let keys = "((SELECT string_to_array(current_setting('mahjar.keys', true), ','))::text[])";
            let policy = format!(
                "(SELECT current_setting('mahjar.sight', true) = 'all') OR person_id IS NULL \
                 OR person_id::text = ANY {keys} OR encode(credential_hash, 'hex') = ANY {keys}"
            );
            db.execute_unprepared(&format!(
                "CREATE POLICY sight ON passkeys USING ({policy}) WITH CHECK ({policy}); \
                 ALTER TABLE passkeys ENABLE ROW LEVEL SECURITY; ALTER TABLE passkeys FORCE ROW LEVEL SECURITY"
            ))
            .await?;
        }
        Ok(())
    }
}
