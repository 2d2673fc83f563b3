//! What people know, and would give of it to institutions in Palestine.

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
        let experts = Table::create()
            .table("experts")
            .col(uuid("id").primary_key())
            .col(uuid("person_id").unique_key())
            .col(string("profession"))
            .col(string("occupation"))
            .col(text("specialties"))
            .col(small_integer_null("years"))
            .col(string("licence_issuer"))
            .col(string("licence_number"))
            .col(date_null("licence_until"))
            .col(timestamp_with_time_zone_null("licence_seen_at"))
            .col(uuid_null("licence_seen_by"))
            .col(string("languages"))
            .col(string("helps"))
            .col(string("ways"))
            .col(date_null("free_from"))
            .col(text("words"))
            .col(text("folded"))
            .col(timestamp_with_time_zone_null("listed_at"))
            .col(string_null("listed_version"))
            .col(string_null("listed_locale"))
            .col(string("source"))
            .col(timestamp_with_time_zone("added_at"))
            .col(timestamp_with_time_zone("updated_at"))
            .col(integer("revision"))
            .foreign_key(
                ForeignKey::create()
                    .from("experts", "person_id")
                    .to("people", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        manager.create_table(experts).await?;
        // The bank lists who changed something last first.
        let bank = Index::create()
            .name("experts_bank")
            .table("experts")
            .col("updated_at")
            .and_where(Expr::col("listed_at").is_not_null())
            .to_owned();
        manager.create_index(bank).await?;
        sight::of_person(manager, "experts", &[]).await
    }
}
