//! Drafts are found by their code, too, and by an e-mail address that was proved for them.

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
        // A draft without a code cannot be given one here, where there is no key: those under way begin again.
        manager.exec_stmt(Query::delete().from_table("drafts").to_owned()).await?;
        manager
            .alter_table(
                Table::alter()
                    .table("drafts")
                    .add_column(binary("code_hash").default(Vec::<u8>::new()).to_owned())
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create().name("drafts_code_hash").table("drafts").col("code_hash").unique().to_owned(),
            )
            .await?;
        manager
            .alter_table(
                Table::alter().table("drafts").add_column(binary_null("email_hash").to_owned()).to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create().name("drafts_email_hash").table("drafts").col("email_hash").to_owned(),
            )
            .await
    }
}
