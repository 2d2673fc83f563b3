//! People, how to reach them, where they live and lived, what they agreed to.

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
        manager
            .create_table(
                Table::create()
                    .table("people")
                    .col(uuid("id").primary_key())
                    .col(string_len("number", 9).unique_key())
                    .col(string("status"))
                    .col(string("given_ar"))
                    .col(string("father_ar"))
                    .col(string("grandfather_ar"))
                    .col(string("family_ar"))
                    .col(string("given_latin"))
                    .col(string("family_latin"))
                    .col(boolean("no_family"))
                    .col(string_null("sex"))
                    .col(small_integer_null("birth_year"))
                    .col(small_integer_null("birth_month"))
                    .col(small_integer_null("birth_day"))
                    .col(string("origin"))
                    .col(string("occupation"))
                    .col(string_len("country", 2))
                    .col(string("city"))
                    .col(string("city_key"))
                    .col(string("camp"))
                    .col(string_len("locale", 2))
                    .col(string("source"))
                    .col(uuid_null("registered_by"))
                    .col(string_null("external_id").unique_key())
                    .col(timestamp_with_time_zone("registered_at"))
                    .col(timestamp_with_time_zone("confirmed_at"))
                    .col(timestamp_with_time_zone_null("verified_at"))
                    .col(timestamp_with_time_zone("updated_at"))
                    .foreign_key(ForeignKey::create().from("people", "registered_by").to("missions", "id"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("people_country_status")
                    .table("people")
                    .col("country")
                    .col("status")
                    .to_owned(),
            )
            .await?;
        let of_person = |table: &'static str| {
            ForeignKey::create()
                .from(table, "person_id")
                .to("people", "id")
                .on_delete(ForeignKeyAction::Cascade)
                .to_owned()
        };
        let by_person = |table: &'static str| {
            Index::create().name(format!("{table}_person")).table(table).col("person_id").to_owned()
        };
        manager
            .create_table(
                Table::create()
                    .table("person_keys")
                    .col(uuid("person_id").primary_key())
                    .col(binary("wrapped"))
                    .foreign_key(&mut of_person("person_keys"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("contact_points")
                    .col(uuid("id").primary_key())
                    .col(uuid("person_id"))
                    .col(string("kind"))
                    .col(string("value"))
                    .col(binary("value_hash"))
                    .col(string("as_typed"))
                    .col(boolean("usable"))
                    .col(boolean("whatsapp"))
                    .col(timestamp_with_time_zone_null("verified_at"))
                    .col(timestamp_with_time_zone("added_at"))
                    .foreign_key(&mut of_person("contact_points"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(by_person("contact_points")).await?;
        manager
            .create_index(
                Index::create()
                    .name("contact_points_value_hash")
                    .table("contact_points")
                    .col("value_hash")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("consents")
                    .col(uuid("id").primary_key())
                    .col(uuid("person_id"))
                    .col(string("purpose"))
                    .col(boolean("given"))
                    .col(string("version"))
                    .col(string_len("locale", 2))
                    .col(timestamp_with_time_zone("at"))
                    .foreign_key(&mut of_person("consents"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(by_person("consents")).await?;
        manager
            .create_table(
                Table::create()
                    .table("residences")
                    .col(uuid("id").primary_key())
                    .col(uuid("person_id"))
                    .col(string_len("country", 2))
                    .col(string("city"))
                    .col(timestamp_with_time_zone("from_at"))
                    .col(timestamp_with_time_zone_null("to_at"))
                    .foreign_key(&mut of_person("residences"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(by_person("residences")).await
    }
}
