//! The audit by pseudonym, by time and by who acted. Rows from before have no pseudonym: they stay as they are.

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
        let column = Table::alter().table("audit").add_column(string_len_null("pseudonym", 10)).to_owned();
        manager.alter_table(column).await?;
        let indexes: [(&str, &[&'static str]); 3] = [
            ("audit_at", &["at", "id"]),
            ("audit_actor", &["actor_id", "at"]),
            ("audit_pseudonym", &["pseudonym", "at"]),
        ];
        for (name, columns) in indexes {
            let mut index = Index::create().name(name).table("audit").to_owned();
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
