//! Regions, roles held elsewhere than at a mission, and how staff prove who they are.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

/// This change.
#[derive(DeriveMigrationName)]
pub struct Migration;

fn account(table: &'static str, column: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to("staff_accounts", "id").to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("regions")
                    .col(uuid("id").primary_key())
                    .col(string("name_ar"))
                    .col(string("name_en"))
                    .col(string("name_es"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("region_countries")
                    .col(uuid("region_id"))
                    .col(string_len("country", 2))
                    .primary_key(Index::create().col("region_id").col("country"))
                    .foreign_key(
                        ForeignKey::create().from("region_countries", "region_id").to("regions", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        self.grants(manager).await?;
        self.accounts(manager).await?;
        self.links_and_resets(manager).await?;
        manager
            .alter_table(
                Table::alter().table("missions").add_column(string("languages").default("")).to_owned(),
            )
            .await
    }
}

impl Migration {
    /// A mission is no longer needed: SQLite changes that only by another table.
    async fn grants(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("grants_account").table("grants").to_owned()).await?;
        manager
            .create_table(
                Table::create()
                    .table("grants_new")
                    .col(uuid("id").primary_key())
                    .col(uuid("account_id"))
                    .col(string("role"))
                    .col(uuid_null("mission_id"))
                    .col(uuid_null("region_id"))
                    .col(timestamp_with_time_zone("from_at"))
                    .col(timestamp_with_time_zone_null("to_at"))
                    .col(uuid_null("given_by"))
                    .foreign_key(&mut account("grants_new", "account_id"))
                    .foreign_key(&mut account("grants_new", "given_by"))
                    .foreign_key(ForeignKey::create().from("grants_new", "mission_id").to("missions", "id"))
                    .foreign_key(ForeignKey::create().from("grants_new", "region_id").to("regions", "id"))
                    .to_owned(),
            )
            .await?;
        let columns = "id, account_id, role, mission_id, from_at, to_at";
        manager
            .get_connection()
            .execute_unprepared(&format!("INSERT INTO grants_new ({columns}) SELECT {columns} FROM grants"))
            .await?;
        manager.drop_table(Table::drop().table("grants").to_owned()).await?;
        manager.rename_table(Table::rename().table("grants_new", "grants").to_owned()).await?;
        manager
            .create_index(Index::create().name("grants_account").table("grants").col("account_id").to_owned())
            .await
    }

    async fn accounts(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for mut column in [
            binary_null("password"),
            binary_null("authenticator"),
            big_integer("last_step").default(0).to_owned(),
            timestamp_with_time_zone_null("signed_in_at"),
        ] {
            // SQLite adds one column at a time.
            manager
                .alter_table(Table::alter().table("staff_accounts").add_column(&mut column).to_owned())
                .await?;
        }
        manager
            .create_table(
                Table::create()
                    .table("recovery_codes")
                    .col(binary("code_hash").primary_key())
                    .col(uuid("account_id"))
                    .col(timestamp_with_time_zone_null("used_at"))
                    .foreign_key(&mut account("recovery_codes", "account_id"))
                    .to_owned(),
            )
            .await
    }

    async fn links_and_resets(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("staff_links")
                    .col(binary("token_hash").primary_key())
                    .col(string("kind"))
                    .col(uuid_null("account_id"))
                    .col(timestamp_with_time_zone("expires_at"))
                    .foreign_key(&mut account("staff_links", "account_id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("staff_resets")
                    .col(uuid("id").primary_key())
                    .col(uuid("account_id"))
                    .col(uuid("asked_by"))
                    .col(timestamp_with_time_zone("asked_at"))
                    .col(uuid_null("confirmed_by"))
                    .col(timestamp_with_time_zone_null("confirmed_at"))
                    .foreign_key(&mut account("staff_resets", "account_id"))
                    .foreign_key(&mut account("staff_resets", "asked_by"))
                    .foreign_key(&mut account("staff_resets", "confirmed_by"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("staff_resets_account")
                    .table("staff_resets")
                    .col("account_id")
                    .to_owned(),
            )
            .await
    }
}
