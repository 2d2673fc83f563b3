//! Opportunities that home institutions post, and who is interested in them.

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
        let opportunities = Table::create()
            .table("opportunities")
            .col(uuid("id").primary_key())
            .col(string("kind"))
            .col(string("institution"))
            .col(string("title_ar"))
            .col(text("text_ar"))
            .col(string("title_en"))
            .col(text("text_en"))
            .col(string("title_es"))
            .col(text("text_es"))
            .col(string("activity"))
            .col(string("industry"))
            .col(string("place"))
            .col(big_integer_null("amount"))
            .col(date_null("closes_on"))
            .col(string("state"))
            .col(uuid("created_by"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("updated_at"))
            .col(timestamp_with_time_zone_null("opened_at"))
            .col(timestamp_with_time_zone_null("closed_at"))
            .col(integer("revision"))
            .to_owned();
        let key = |column: &'static str, to: &'static str, on_delete| {
            ForeignKey::create()
                .from("opportunity_interests", column)
                .to(to, "id")
                .on_delete(on_delete)
                .to_owned()
        };
        let interests = Table::create()
            .table("opportunity_interests")
            .col(uuid("id").primary_key())
            .col(uuid("person_id"))
            .col(uuid("opportunity_id"))
            .col(uuid_null("company_id"))
            .col(string("company_name"))
            .col(text("words"))
            .col(string("contact"))
            .col(string("state"))
            .col(big_integer_null("value"))
            .col(text("note"))
            .col(string("source"))
            .col(timestamp_with_time_zone("at"))
            .col(timestamp_with_time_zone_null("followed_at"))
            .col(uuid_null("followed_by"))
            .foreign_key(&mut key("person_id", "people", ForeignKeyAction::Cascade))
            .foreign_key(&mut key("opportunity_id", "opportunities", ForeignKeyAction::Cascade))
            .foreign_key(&mut key("company_id", "companies", ForeignKeyAction::SetNull))
            .to_owned();
        for table in [opportunities, interests] {
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
        manager.create_index(index("opportunities", &["state", "opened_at"])).await?;
        // Nobody is interested in one twice.
        manager
            .create_index(
                index("opportunity_interests", &["person_id", "opportunity_id"]).unique().to_owned(),
            )
            .await?;
        manager.create_index(index("opportunity_interests", &["opportunity_id"])).await?;
        manager.create_index(index("opportunity_interests", &["company_id"])).await?;
        sight::of_person(manager, "opportunity_interests", &[]).await
    }
}
