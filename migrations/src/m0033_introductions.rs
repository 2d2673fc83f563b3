//! Introductions of the keepers of companies to each other.

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
        let table = "introductions";
        let key = |column: &'static str, to: &'static str, action: ForeignKeyAction| {
            ForeignKey::create().from(table, column).to(to, "id").on_delete(action).to_owned()
        };
        let introductions = Table::create()
            .table(table)
            .col(uuid("id").primary_key())
            .col(uuid("person_id"))
            .col(uuid_null("company_id"))
            .col(string("company_name"))
            .col(uuid("other_id"))
            .col(uuid_null("other_company_id"))
            .col(string("other_company_name"))
            .col(text("words"))
            .col(string("contact"))
            .col(string("other_contact"))
            .col(string("state"))
            .col(uuid_null("written_by"))
            .col(timestamp_with_time_zone("asked_at"))
            .col(timestamp_with_time_zone_null("answered_at"))
            .col(timestamp_with_time_zone_null("outcome_at"))
            .col(uuid_null("outcome_by"))
            .col(big_integer_null("value"))
            .col(text("note"))
            .foreign_key(&mut key("person_id", "people", ForeignKeyAction::Cascade))
            .foreign_key(&mut key("other_id", "people", ForeignKeyAction::Cascade))
            .foreign_key(&mut key("company_id", "companies", ForeignKeyAction::SetNull))
            .foreign_key(&mut key("other_company_id", "companies", ForeignKeyAction::SetNull))
            .to_owned();
        manager.create_table(introductions).await?;
        for column in ["person_id", "other_id", "company_id", "other_company_id"] {
            let index = Index::create().name(format!("{table}_{column}")).table(table).col(column).to_owned();
            manager.create_index(index).await?;
        }
        // It is met from both ends.
        let countries = "((SELECT string_to_array(current_setting('mahjar.countries', true), ','))::text[])";
        let by_other = [
            format!("other_id::text = ANY {KEYS}"),
            format!(
                "EXISTS (SELECT 1 FROM people p WHERE p.id = {table}.other_id AND p.country = ANY {countries})"
            ),
        ];
        sight::of_person(manager, table, &by_other).await
    }
}
