//! Companies of members, and who has which part in them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::sight::{self, KEYS};

/// This change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let key = |from: &'static str, column: &'static str, to: &'static str| {
            ForeignKey::create()
                .from(from, column)
                .to(to, "id")
                .on_delete(ForeignKeyAction::Cascade)
                .to_owned()
        };
        let companies = Table::create()
            .table("companies")
            .col(uuid("id").primary_key())
            .col(uuid("person_id"))
            .col(string("name"))
            .col(string("other_name"))
            .col(string("activity"))
            .col(string("industry"))
            .col(string("country"))
            .col(string("city"))
            .col(string("city_key"))
            .col(string_null("size"))
            .col(string("trade"))
            .col(string("brands"))
            .col(string("website"))
            .col(string("seeks"))
            .col(string("wanted"))
            .col(string("wanted_industry"))
            .col(string("invests"))
            .col(string_null("readiness"))
            .col(string_null("budget"))
            .col(text("words"))
            .col(timestamp_with_time_zone_null("listed_at"))
            .col(string_null("listed_version"))
            .col(string_null("listed_locale"))
            .col(binary_null("join_hash").unique_key())
            .col(timestamp_with_time_zone_null("join_made_at"))
            .col(string("source"))
            .col(timestamp_with_time_zone("added_at"))
            .col(timestamp_with_time_zone("updated_at"))
            .col(integer("revision"))
            .foreign_key(&mut key("companies", "person_id", "people"))
            .to_owned();
        let roles = Table::create()
            .table("company_roles")
            .col(uuid("id").primary_key())
            .col(uuid("company_id"))
            .col(uuid("person_id"))
            .col(string("position"))
            .col(timestamp_with_time_zone("since"))
            .foreign_key(&mut key("company_roles", "company_id", "companies"))
            .foreign_key(&mut key("company_roles", "person_id", "people"))
            .to_owned();
        for table in [companies, roles] {
            manager.create_table(table).await?;
        }
        let index = |table: &'static str, columns: &[&'static str]| {
            let mut index = Index::create();
            index.name(format!("{table}_{}", columns.join("_"))).table(table);
            for column in columns {
                index.col(*column);
            }
            index.to_owned()
        };
        manager.create_index(index("companies", &["person_id"])).await?;
        // Nobody has two parts in one company.
        manager
            .create_index(index("company_roles", &["company_id", "person_id"]).unique().to_owned())
            .await?;
        manager.create_index(index("company_roles", &["person_id"])).await?;
        // Whoever has a part in a company meets it and the others who have one, wherever they are, and whoever was handed its
        // code meets it by that.
        let by_id = |column: &str| format!("{column}::text = ANY {KEYS}");
        let by_code = format!("encode(join_hash, 'hex') = ANY {KEYS}");
        sight::of_person(manager, "companies", &[by_id("id"), by_code]).await?;
        sight::of_person(manager, "company_roles", &[by_id("company_id")]).await
    }
}
