//! What a mission's desk keeps of a person: where each value comes from, notes, the end of a registration, transfers to
//! another mission.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

/// This change.
#[derive(DeriveMigrationName)]
pub struct Migration;

fn of_person(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, "person_id")
        .to("people", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}

fn by_person(table: &'static str) -> IndexCreateStatement {
    Index::create().name(format!("{table}_person")).table(table).col("person_id").to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sources = Table::create()
            .table("value_sources")
            .col(uuid("person_id"))
            .col(string("field"))
            .col(string("source"))
            .col(uuid_null("mission_id"))
            .col(timestamp_with_time_zone("at"))
            .primary_key(Index::create().col("person_id").col("field"))
            .foreign_key(&mut of_person("value_sources"))
            .to_owned();
        let notes = Table::create()
            .table("notes")
            .col(uuid("id").primary_key())
            .col(uuid("person_id"))
            .col(uuid("account_id"))
            .col(uuid_null("mission_id"))
            .col(string("reach"))
            .col(binary("text"))
            .col(timestamp_with_time_zone("at"))
            .foreign_key(&mut of_person("notes"))
            .to_owned();
        let decisions = Table::create()
            .table("decisions")
            .col(uuid("id").primary_key())
            .col(uuid("person_id"))
            .col(string("kind"))
            .col(string("before"))
            .col(string("ground"))
            .col(binary("sealed"))
            .col(timestamp_with_time_zone("at"))
            .col(uuid("decided_by"))
            .col(timestamp_with_time_zone_null("undone_at"))
            .col(uuid_null("undone_by"))
            .foreign_key(&mut of_person("decisions"))
            .to_owned();
        let transfers = Table::create()
            .table("transfers")
            .col(uuid("id").primary_key())
            .col(uuid("person_id"))
            .col(string_len("from_country", 2))
            .col(string_len("to_country", 2))
            .col(string("city"))
            .col(string("state"))
            .col(binary("reason"))
            .col(timestamp_with_time_zone("asked_at"))
            .col(uuid("asked_by"))
            .col(timestamp_with_time_zone_null("decided_at"))
            .col(uuid_null("decided_by"))
            .col(binary_null("answer"))
            .foreign_key(&mut of_person("transfers"))
            .to_owned();
        for table in [sources, notes, decisions, transfers] {
            manager.create_table(table).await?;
        }
        for table in ["notes", "decisions", "transfers"] {
            manager.create_index(by_person(table)).await?;
        }
        let waiting = Index::create()
            .name("transfers_waiting")
            .table("transfers")
            .col("to_country")
            .col("state")
            .to_owned();
        manager.create_index(waiting).await
    }
}
