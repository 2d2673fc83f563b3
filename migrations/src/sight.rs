//! Row security on PostgreSQL for tables of which each row belongs to one person, as m0024 has it for those that were there
//! then.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// Keys that the transaction says it meets, read once a statement.
pub(crate) const KEYS: &str = "((SELECT string_to_array(current_setting('mahjar.keys', true), ','))::text[])";

/// Lets no row of `table` through but those of people whom the transaction meets: by their country, or as a key of their own.
/// `also` are other conditions by which a row is met. On SQLite there is no such thing.
pub(crate) async fn of_person(
    manager: &SchemaManager<'_>,
    table: &str,
    also: &[String],
) -> Result<(), DbErr> {
    if manager.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    let countries = "((SELECT string_to_array(current_setting('mahjar.countries', true), ','))::text[])";
    let mut met = vec![
        "(SELECT current_setting('mahjar.sight', true) = 'all')".to_owned(),
        format!("person_id::text = ANY {KEYS}"),
        format!(
            "EXISTS (SELECT 1 FROM people p WHERE p.id = {table}.person_id AND p.country = ANY {countries})"
        ),
    ];
    met.extend_from_slice(also);
    let policy = met.join(" OR ");
    let db = manager.get_connection();
    db.execute_unprepared(&format!(
        "CREATE POLICY sight ON {table} USING ({policy}) WITH CHECK ({policy}); \
         ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; \
         ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
    ))
    .await
    .map(drop)
}
