//! Identity documents of a person.

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
        let table = "identity_documents";
        let person = ForeignKey::create()
            .from(table, "person_id")
            .to("people", "id")
            .on_delete(ForeignKeyAction::Cascade)
            .to_owned();
        let documents = Table::create()
            .table(table)
            .col(uuid("id").primary_key())
            .col(uuid("person_id"))
            .col(binary("sealed"))
            .col(binary("number_hash"))
            .col(string("source"))
            .col(timestamp_with_time_zone("added_at"))
            .col(timestamp_with_time_zone("updated_at"))
            .col(timestamp_with_time_zone_null("checked_at"))
            .col(uuid_null("checked_by"))
            .col(timestamp_with_time_zone_null("remind_at"))
            .foreign_key(&mut person.clone())
            .to_owned();
        manager.create_table(documents).await?;
        for column in ["person_id", "number_hash", "remind_at"] {
            let index = Index::create().name(format!("{table}_{column}")).table(table).col(column).to_owned();
            manager.create_index(index).await?;
        }
        sight::of_person(manager, table, &[]).await
    }
}
