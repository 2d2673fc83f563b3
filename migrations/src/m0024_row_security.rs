//! Row security on PostgreSQL, a second net below the conditions of the application: whoever forgets one gets no row of
//! another country. Each transaction says whose rows it meets (`kit::db::Sight`); one that says nothing meets nobody's.
//! On SQLite there is no such thing.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// Tables of which each row belongs to one person, and what else than that person's id it is met by.
const OF_PERSON: [(&str, &str); 15] = [
    ("person_keys", ""),
    ("contact_points", "encode(value_hash, 'hex')"),
    ("consents", ""),
    ("residences", ""),
    ("return_codes", ""),
    ("departures", ""),
    ("change_requests", ""),
    ("returns", ""),
    ("value_sources", ""),
    ("notes", ""),
    ("decisions", ""),
    ("claims", ""),
    ("held", ""),
    ("submissions", "encode(token_hash, 'hex')"),
    ("mails", ""),
];

/// What the transaction says, read once a statement.
const ALL: &str = "(SELECT current_setting('mahjar.sight', true) = 'all')";
const COUNTRIES: &str = "((SELECT string_to_array(current_setting('mahjar.countries', true), ','))::text[])";
const KEYS: &str = "((SELECT string_to_array(current_setting('mahjar.keys', true), ','))::text[])";

/// This change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        let db = manager.get_connection();
        // A transfer is seen from both ends.
        let transfers = format!(
            "{ALL} OR from_country = ANY {COUNTRIES} OR to_country = ANY {COUNTRIES} \
             OR person_id::text = ANY {KEYS}"
        );
        // Whom another mission is asked to take over is seen by it, too, as long as it is asked.
        let people = format!(
            "{ALL} OR country = ANY {COUNTRIES} OR id::text = ANY {KEYS} OR number = ANY {KEYS} \
             OR EXISTS (SELECT 1 FROM transfers t WHERE t.person_id = people.id AND t.state = 'open' \
             AND t.from_country = people.country AND t.to_country = ANY {COUNTRIES})"
        );
        let mut policies = vec![("transfers".to_owned(), transfers), ("people".to_owned(), people)];
        for (table, key) in OF_PERSON {
            let by_key = if key.is_empty() { String::new() } else { format!(" OR {key} = ANY {KEYS}") };
            let of_nobody =
                if ["mails", "departures"].contains(&table) { " OR person_id IS NULL" } else { "" };
            // Who works on a case is seen by those whom it waits for: also of people who are offered to them.
            let where_they_live =
                if table == "claims" { String::new() } else { format!(" AND p.country = ANY {COUNTRIES}") };
            let policy = format!(
                "{ALL} OR person_id::text = ANY {KEYS}{by_key}{of_nobody} OR EXISTS (SELECT 1 FROM people p \
                 WHERE p.id = {table}.person_id{where_they_live})"
            );
            policies.push((table.to_owned(), policy));
        }
        for (table, policy) in policies {
            db.execute_unprepared(&format!(
                "CREATE POLICY sight ON {table} USING ({policy}) WITH CHECK ({policy}); \
                 ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
            ))
            .await?;
        }
        Ok(())
    }
}
