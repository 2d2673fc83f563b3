//! Scans of identity documents.

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
        let table = "document_scans";
        let key = |column: &'static str, to: &'static str| {
            ForeignKey::create()
                .from(table, column)
                .to(to, "id")
                .on_delete(ForeignKeyAction::Cascade)
                .to_owned()
        };
        let scans = Table::create()
            .table(table)
            .col(uuid("id").primary_key())
            .col(uuid("person_id"))
            .col(string("kind"))
            .col(integer("size"))
            .col(blob("sealed"))
            .col(timestamp_with_time_zone("added_at"))
            .foreign_key(&mut key("id", "identity_documents"))
            .foreign_key(&mut key("person_id", "people"))
            .to_owned();
        manager.create_table(scans).await?;
        let index = Index::create().name("document_scans_person_id").table(table).col("person_id").to_owned();
        manager.create_index(index).await?;
        if manager.get_database_backend() == DbBackend::Postgres {
            // As m0024 has it for the tables of a person.
            let countries =
                "((SELECT string_to_array(current_setting('mahjar.countries', true), ','))::text[])";
            let keys = "((SELECT string_to_array(current_setting('mahjar.keys', true), ','))::text[])";
            let policy = format!(
                "(SELECT current_setting('mahjar.sight', true) = 'all') OR person_id::text = ANY {keys} \
                 OR EXISTS (SELECT 1 FROM people p WHERE p.id = {table}.person_id \
                 AND p.country = ANY {countries})"
            );
            let db = manager.get_connection();
            db.execute_unprepared(&format!(
                "CREATE POLICY sight ON {table} USING ({policy}) WITH CHECK ({policy}); \
                 ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; \
                 ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
            ))
            .await?;
        }
        Ok(())
    }
}
