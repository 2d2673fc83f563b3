//! Whom a mission calls when something happens to a member.

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
                    .table("emergency_contacts")
                    .col(uuid("person_id").primary_key())
                    .col(binary("sealed"))
                    .col(timestamp_with_time_zone("updated_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("emergency_contacts", "person_id")
                            .to("people", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        if manager.get_database_backend() == DbBackend::Postgres {
            // As m0024 has it for the tables of a person.
            let countries =
                "((SELECT string_to_array(current_setting('mahjar.countries', true), ','))::text[])";
            let keys = "((SELECT string_to_array(current_setting('mahjar.keys', true), ','))::text[])";
            let policy = format!(
                "(SELECT current_setting('mahjar.sight', true) = 'all') OR person_id::text = ANY {keys} OR EXISTS \
                 (SELECT 1 FROM people p WHERE p.id = emergency_contacts.person_id AND p.country = ANY {countries})"
            );
            let db = manager.get_connection();
            db.execute_unprepared(&format!(
                "CREATE POLICY sight ON emergency_contacts USING ({policy}) WITH CHECK ({policy}); \
                 ALTER TABLE emergency_contacts ENABLE ROW LEVEL SECURITY; \
                 ALTER TABLE emergency_contacts FORCE ROW LEVEL SECURITY"
            ))
            .await?;
        }
        Ok(())
    }
}
