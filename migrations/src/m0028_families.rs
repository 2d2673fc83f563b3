//! Families: who is whose husband, wife, father or mother; who acts for which minor; what is asked for and offered until
//! both sides, or a mission, have said so.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::DbBackend;

/// The tables, with the columns that name people, and the column of a keyed hash by which a row is met, or nothing.
const TABLES: [(&str, &[&str], &str); 4] = [
    ("ties", &["person_id", "other_id"], ""),
    ("guardianships", &["person_id", "guardian_id"], ""),
    ("child_requests", &["person_id"], ""),
    ("family_invitations", &["person_id"], "code_hash"),
];

/// This change.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// The table `name` of rows that go with the people whom the `people` columns name.
fn table(name: &'static str, people: &[&'static str]) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(name);
    for column in people {
        table.foreign_key(
            ForeignKey::create().from(name, *column).to("people", "id").on_delete(ForeignKeyAction::Cascade),
        );
    }
    table
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let ties = table("ties", &["person_id", "other_id"])
            .col(uuid("id").primary_key())
            .col(uuid("person_id"))
            .col(uuid("other_id"))
            .col(string("kind"))
            .col(boolean("lives_together"))
            .col(string("source"))
            .col(timestamp_with_time_zone("since"))
            .to_owned();
        let guardianships = table("guardianships", &["person_id", "guardian_id"])
            .col(uuid("id").primary_key())
            .col(uuid("person_id"))
            .col(uuid("guardian_id"))
            .col(string("basis"))
            .col(string("evidence"))
            .col(timestamp_with_time_zone("of_age_at"))
            .col(timestamp_with_time_zone("confirmed_at"))
            .col(uuid("confirmed_by"))
            .col(string_null("stopped"))
            .col(timestamp_with_time_zone_null("stopped_at"))
            .col(uuid_null("stopped_by"))
            .col(binary_null("reason"))
            .col(string_null("ended"))
            .col(timestamp_with_time_zone_null("ended_at"))
            .to_owned();
        let child_requests = table("child_requests", &["person_id"])
            .col(uuid("id").primary_key())
            .col(uuid("person_id"))
            .col(binary("sealed"))
            .col(string("state"))
            .col(timestamp_with_time_zone("asked_at"))
            .col(timestamp_with_time_zone_null("decided_at"))
            .col(uuid_null("decided_by"))
            .col(binary_null("reason"))
            .to_owned();
        let invitations = table("family_invitations", &["person_id"])
            .col(uuid("id").primary_key())
            .col(uuid("person_id"))
            .col(string("role"))
            .col(boolean("lives_together"))
            .col(binary("name"))
            .col(binary("code_hash").unique_key())
            .col(timestamp_with_time_zone("made_at"))
            .col(timestamp_with_time_zone("expires_at"))
            .to_owned();
        for table in [ties, guardianships, child_requests, invitations] {
            manager.create_table(table).await?;
        }
        let index = |table: &str, columns: &[&'static str]| {
            let mut index = Index::create();
            index.name(format!("{table}_{}", columns.join("_"))).table(Alias::new(table));
            for column in columns {
                index.col(*column);
            }
            index.to_owned()
        };
        // Nobody is tied to the same person twice, and nobody is confirmed twice as the guardian of a child.
        manager.create_index(index("ties", &["person_id", "other_id", "kind"]).unique().to_owned()).await?;
        manager.create_index(index("ties", &["other_id"])).await?;
        manager
            .create_index(index("guardianships", &["person_id", "guardian_id"]).unique().to_owned())
            .await?;
        manager.create_index(index("guardianships", &["guardian_id"])).await?;
        manager.create_index(index("guardianships", &["ended_at", "of_age_at"])).await?;
        manager.create_index(index("child_requests", &["person_id", "state"])).await?;
        manager.create_index(index("child_requests", &["state", "asked_at"])).await?;
        manager.create_index(index("child_requests", &["decided_at"])).await?;
        manager.create_index(index("family_invitations", &["person_id"])).await?;
        manager.create_index(index("family_invitations", &["expires_at"])).await?;
        if manager.get_database_backend() == DbBackend::Postgres {
            // As m0024 has it for the tables of a person; a row that names two is seen from both ends.
            let countries =
                "((SELECT string_to_array(current_setting('mahjar.countries', true), ','))::text[])";
            let keys = "((SELECT string_to_array(current_setting('mahjar.keys', true), ','))::text[])";
            for (table, people, hash) in TABLES {
                let mut met = vec!["(SELECT current_setting('mahjar.sight', true) = 'all')".to_owned()];
                for column in people {
                    met.push(format!("{column}::text = ANY {keys}"));
                    met.push(format!(
                        "EXISTS (SELECT 1 FROM people p WHERE p.id = {table}.{column} \
                         AND p.country = ANY {countries})"
                    ));
                }
                if !hash.is_empty() {
                    met.push(format!("encode({hash}, 'hex') = ANY {keys}"));
                }
                let policy = met.join(" OR ");
                let db = manager.get_connection();
                db.execute_unprepared(&format!(
                    "CREATE POLICY sight ON {table} USING ({policy}) WITH CHECK ({policy}); \
                     ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; \
                     ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
                ))
                .await?;
            }
        }
        Ok(())
    }
}
