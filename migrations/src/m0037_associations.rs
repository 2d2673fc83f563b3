//! Associations of the communities, who holds which office in them, and which members let them see what.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::DbBackend;

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
        let key = |from: &'static str, column: &'static str, to: &'static str, on_delete| {
            ForeignKey::create().from(from, column).to(to, "id").on_delete(on_delete).to_owned()
        };
        let associations = Table::create()
            .table("associations")
            .col(uuid("id").primary_key())
            .col(uuid_null("parent_id"))
            .col(string("kind"))
            .col(string("name"))
            .col(string("other_name"))
            .col(string("folded"))
            .col(small_integer_null("founded"))
            .col(string("registered_as"))
            .col(string("country"))
            .col(string("city"))
            .col(string("city_key"))
            .col(string("address"))
            .col(string("phone"))
            .col(string("email"))
            .col(string("website"))
            .col(integer_null("members_said"))
            .col(text("words"))
            .col(string("state"))
            .col(string("source"))
            .col(timestamp_with_time_zone("added_at"))
            .col(timestamp_with_time_zone("updated_at"))
            .col(integer("revision"))
            .foreign_key(&mut key("associations", "parent_id", "associations", ForeignKeyAction::SetNull))
            .to_owned();
        let officers = Table::create()
            .table("association_officers")
            .col(uuid("id").primary_key())
            .col(uuid("association_id"))
            .col(uuid_null("person_id"))
            .col(string("name"))
            .col(string("office"))
            .col(string("title"))
            .col(date_null("since"))
            .col(date_null("until"))
            .col(boolean("sees_members"))
            .col(timestamp_with_time_zone("added_at"))
            .col(timestamp_with_time_zone("updated_at"))
            .col(integer("revision"))
            .foreign_key(&mut key(
                "association_officers",
                "association_id",
                "associations",
                ForeignKeyAction::Cascade,
            ))
            .foreign_key(&mut key("association_officers", "person_id", "people", ForeignKeyAction::Cascade))
            .to_owned();
        let members = Table::create()
            .table("association_members")
            .col(uuid("id").primary_key())
            .col(uuid("association_id"))
            .col(uuid("person_id"))
            .col(string("shares"))
            .col(timestamp_with_time_zone("agreed_at"))
            .col(string("agreed_version"))
            .col(string("agreed_locale"))
            .col(string("source"))
            .col(timestamp_with_time_zone("joined_at"))
            .col(timestamp_with_time_zone_null("excluded_at"))
            .foreign_key(&mut key(
                "association_members",
                "association_id",
                "associations",
                ForeignKeyAction::Cascade,
            ))
            .foreign_key(&mut key("association_members", "person_id", "people", ForeignKeyAction::Cascade))
            .to_owned();
        for table in [associations, officers, members] {
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
        manager.create_index(index("associations", &["country", "state"])).await?;
        manager.create_index(index("associations", &["parent_id"])).await?;
        manager.create_index(index("association_officers", &["association_id"])).await?;
        manager.create_index(index("association_officers", &["person_id"])).await?;
        // Nobody is a member of one twice.
        manager
            .create_index(index("association_members", &["association_id", "person_id"]).unique().to_owned())
            .await?;
        manager.create_index(index("association_members", &["person_id"])).await?;
        sight_of_officers(manager).await?;
        // Who heads an association meets those who let it see them, each by their own id.
        let by_association = format!("'members:' || association_id::text = ANY {KEYS}");
        sight::of_person(manager, "association_members", &[by_association]).await
    }
}

/// Row security for those who hold an office: met by the mission of the association's country, whether they are registered or
/// not; by the mission of the country where they live; by themselves; and by whoever has found the association. On SQLite there is no such thing.
async fn sight_of_officers(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    if manager.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    let countries = "((SELECT string_to_array(current_setting('mahjar.countries', true), ','))::text[])";
    let policy = format!(
        "(SELECT current_setting('mahjar.sight', true) = 'all') OR person_id::text = ANY {KEYS} \
         OR association_id::text = ANY {KEYS} OR EXISTS (SELECT 1 FROM associations a \
         WHERE a.id = association_officers.association_id AND a.country = ANY {countries}) OR EXISTS (SELECT 1 \
         FROM people p WHERE p.id = association_officers.person_id AND p.country = ANY {countries})"
    );
    let db = manager.get_connection();
    db.execute_unprepared(&format!(
        "CREATE POLICY sight ON association_officers USING ({policy}) WITH CHECK ({policy}); \
         ALTER TABLE association_officers ENABLE ROW LEVEL SECURITY; \
         ALTER TABLE association_officers FORCE ROW LEVEL SECURITY"
    ))
    .await
    .map(drop)
}
