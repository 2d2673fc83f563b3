//! Scans of identity documents.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::sight;

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
        sight::of_person(manager, table, &[]).await
    }
}
