//! Opportunities for experts: what is needed of whom and when; whom the department asks, and how many days they helped.

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
        let wanted = [
            string("specialty").default("").to_owned(),
            string("occupation").default("").to_owned(),
            string_null("help"),
            string("languages").default("").to_owned(),
            date_null("starts_on"),
            date_null("ends_on"),
            boolean("online").default(false).to_owned(),
        ];
        let asked = [text("asking").default("").to_owned(), uuid_null("asked_by"), integer_null("days")];
        let of = |table: &'static str| move |column: ColumnDef| (table, column);
        let columns = wanted.into_iter().map(of("opportunities"));
        // One column a statement: SQLite adds no more.
        for (table, column) in columns.chain(asked.into_iter().map(of("opportunity_interests"))) {
            manager.alter_table(Table::alter().table(table).add_column(column).to_owned()).await?;
        }
        Ok(())
    }
}
