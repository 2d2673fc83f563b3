//! What refugees say of their papers and their way; what people need of protection and care.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::sight;

/// The tables.
const TABLES: [&str; 2] = ["refugee_details", "needs"];

/// This change.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// The table `name` of rows that go with the person.
fn table(name: &'static str) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(name).foreign_key(
        ForeignKey::create().from(name, "person_id").to("people", "id").on_delete(ForeignKeyAction::Cascade),
    );
    table
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let details = table("refugee_details")
            .col(uuid("person_id").primary_key())
            .col(binary("sealed"))
            .col(binary_null("unrwa_hash"))
            .col(timestamp_with_time_zone("updated_at"))
            .to_owned();
        let needs = table("needs")
            .col(uuid("id").primary_key())
            .col(uuid("person_id"))
            .col(binary("sealed"))
            .col(string("state"))
            .col(string("source"))
            .col(uuid_null("written_by"))
            .col(timestamp_with_time_zone("asked_at"))
            .col(uuid_null("referred_to"))
            .col(timestamp_with_time_zone_null("referred_at"))
            .col(timestamp_with_time_zone_null("closed_at"))
            .col(uuid_null("closed_by"))
            .col(binary_null("answer"))
            .to_owned();
        for table in [details, needs] {
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
        manager.create_index(index("refugee_details", &["unrwa_hash"])).await?;
        manager.create_index(index("needs", &["person_id", "state"])).await?;
        manager.create_index(index("needs", &["state", "asked_at"])).await?;
        manager.create_index(index("needs", &["referred_to", "state"])).await?;
        manager.create_index(index("needs", &["closed_at"])).await?;
        for table in TABLES {
            sight::of_person(manager, table, &[]).await?;
        }
        Ok(())
    }
}
