//! What people ask for by right; and the columns by which what is over is found.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::DbBackend;

/// Columns from which retention is counted.
const COUNTED: [(&str, &str); 6] = [
    ("change_requests", "decided_at"),
    ("returns", "mended_at"),
    ("notes", "at"),
    ("decisions", "undone_at"),
    ("transfers", "decided_at"),
    ("data_requests", "decided_at"),
];

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
                    .table("data_requests")
                    .col(uuid("id").primary_key())
                    .col(uuid("person_id"))
                    .col(string("kind"))
                    .col(binary("words"))
                    .col(boolean("rests"))
                    .col(string_null("evidence"))
                    .col(uuid_null("filed_by"))
                    .col(uuid_null("mission_id"))
                    .col(string("state"))
                    .col(timestamp_with_time_zone("asked_at"))
                    .col(timestamp_with_time_zone_null("decided_at"))
                    .col(uuid_null("decided_by"))
                    .col(binary_null("answer"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("data_requests", "person_id")
                            .to("people", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        let index = |table: &str, columns: &[&'static str]| {
            let mut index = Index::create();
            index.name(format!("{table}_{}", columns.join("_"))).table(Alias::new(table));
            for column in columns {
                index.col(*column);
            }
            index.to_owned()
        };
        manager.create_index(index("data_requests", &["person_id", "state"])).await?;
        manager.create_index(index("data_requests", &["state", "asked_at"])).await?;
        manager.create_index(index("decisions", &["kind", "at"])).await?;
        for (table, column) in COUNTED {
            manager.create_index(index(table, &[column])).await?;
        }
        if manager.get_database_backend() == DbBackend::Postgres {
            // As m0024 has it for the tables of a person.
            let countries =
                "((SELECT string_to_array(current_setting('mahjar.countries', true), ','))::text[])";
            let keys = "((SELECT string_to_array(current_setting('mahjar.keys', true), ','))::text[])";
            let policy = format!(
                "(SELECT current_setting('mahjar.sight', true) = 'all') OR person_id::text = ANY {keys} OR EXISTS \
                 (SELECT 1 FROM people p WHERE p.id = data_requests.person_id AND p.country = ANY {countries})"
            );
            let db = manager.get_connection();
            db.execute_unprepared(&format!(
                "CREATE POLICY sight ON data_requests USING ({policy}) WITH CHECK ({policy}); \
                 ALTER TABLE data_requests ENABLE ROW LEVEL SECURITY; ALTER TABLE data_requests FORCE ROW LEVEL SECURITY"
            ))
            .await?;
        }
        Ok(())
    }
}
