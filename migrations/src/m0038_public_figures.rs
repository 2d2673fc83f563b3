//! Public figures of Palestinian origin: who holds which public office in which country, with the public source of it.

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
        let figures = Table::create()
            .table("public_figures")
            .col(uuid("id").primary_key())
            .col(string("name"))
            .col(string("name_key"))
            .col(string("other_name"))
            .col(string("office"))
            .col(string("office_words"))
            .col(string("body"))
            .col(string("body_key"))
            .col(string_len("country", 2))
            .col(string("city"))
            .col(string("city_key"))
            .col(small_integer_null("since_year"))
            .col(small_integer_null("until_year"))
            .col(string("origin"))
            .col(text("source"))
            .col(string("contact"))
            .col(text("words"))
            .col(text("folded"))
            .col(timestamp_with_time_zone("checked_at"))
            .col(timestamp_with_time_zone_null("ended_at"))
            .col(uuid("added_by"))
            .col(timestamp_with_time_zone("added_at"))
            .col(timestamp_with_time_zone("updated_at"))
            .col(integer("revision"))
            .to_owned();
        manager.create_table(figures).await?;
        let index = |name: &'static str| Index::create().name(name).table("public_figures").to_owned();
        // Nobody stands in the list twice for the same office.
        let once = index("public_figures_once").col("country").col("office").col("name_key").to_owned();
        manager.create_index(once.clone().col("body_key").unique().to_owned()).await?;
        // Whoever was changed last stands first.
        manager.create_index(index("public_figures_list").col("updated_at").to_owned()).await
    }
}
