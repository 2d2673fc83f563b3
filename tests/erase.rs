//! Forgetting a person: what the parts erase together.

use sea_orm::sea_query::{Alias, Asterisk, Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DbBackend};

use crate::pages::me::{known, leaving};
use crate::support::database;
use crate::support::site::Site;

/// Columns that name a second person.
const SECOND: [&str; 2] = ["other_id", "guardian_id"];

/// One row of `table` for a person, as the schema wants it; where it names a second one, that is `second`.
fn insert(
    site: &Site,
    table: &kit::field::Table,
    columns: &[(String, String)],
    (id, second): (uuid::Uuid, uuid::Uuid),
) -> String {
    let is_postgres = site.db.get_database_backend() == DbBackend::Postgres;
    let bytes = |id: uuid::Uuid| {
        let hex = id.simple();
        if is_postgres { format!("'\\x{hex}'") } else { format!("x'{hex}'") }
    };
    let uuid = |id: uuid::Uuid| if is_postgres { format!("'{id}'") } else { bytes(id) };
    let values: Vec<String> = columns
        .iter()
        .map(|(name, kind)| match kind.to_lowercase() {
            _ if Some(name.as_str()) == table.person => uuid(id),
            // A scan is one of a document of the same person.
            _ if table.name == "document_scans" && name == "id" => {
                format!("(SELECT id FROM identity_documents WHERE person_id = {})", uuid(id))
            }
            // A part is one in a company of the same person.
            _ if table.name == "company_roles" && name == "company_id" => {
                format!("(SELECT id FROM companies WHERE person_id = {})", uuid(id))
            }
            _ if table.name.starts_with("association_") && name == "association_id" => {
                "(SELECT id FROM associations LIMIT 1)".into()
            }
            _ if table.name == "opportunity_interests" && name == "opportunity_id" => {
                "(SELECT id FROM opportunities LIMIT 1)".into()
            }
            _ if SECOND.contains(&name.as_str()) => uuid(second),
            kind if kind.starts_with("uuid") => uuid(uuid::Uuid::now_v7()),
            kind if kind.contains("blob") || kind.contains("bytea") => bytes(uuid::Uuid::now_v7()),
            kind if kind.starts_with("timestamp") => "'2026-11-23 10:42:00+00:00'".into(),
            kind if kind.contains("int") => "1".into(),
            kind if kind.starts_with("bool") => "false".into(),
            _ => "'x'".into(),
        })
        .collect();
    let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
    format!(
        "INSERT INTO {} ({}) VALUES ({}) ON CONFLICT DO NOTHING",
        table.name,
        names.join(", "),
        values.join(", ")
    )
}

/// The columns of `table` that must have a value, and the one for the person: (name, type).
async fn columns(site: &Site, table: &kit::field::Table) -> Vec<(String, String)> {
    let all = database::columns(&site.db, table.name).await;
    let needed =
        all.into_iter().filter(|column| !column.is_free || Some(column.name.as_str()) == table.person);
    needed.map(|column| (column.name, column.kind)).collect()
}

both! {
    /// Every table with a column for a person is emptied of theirs: a new one that no part erases fails here. Another
    /// person's rows stay. Done twice, it is done.
    async fn every_table_of_a_person_is_emptied(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let salma = known(site, "Salma", "salma@example.org", true).await;
        crate::pages::opportunities::open(site, "Press").await;
        crate::pages::associations::kept(site, &crate::pages::associations::club()).await;
        let tables = server::parts::PARTS.iter().flat_map(|part| part.tables).filter(|table| table.person.is_some());
        let mut second = 0;
        for table in tables.filter(|table| table.name != "people") {
            let columns = columns(site, table).await;
            for id in [layla.id, omar.id] {
                let mut columns = columns.clone();
                // A key of text is another one for each.
                if let Some((name, _)) = columns.iter().find(|(name, _)| name == "reference").cloned() {
                    columns.retain(|(column, _)| *column != name);
                    let sql = insert(site, table, &columns, (id.0, salma.id.0))
                        .replacen(" (", &format!(" ({name}, "), 1)
                        .replace("VALUES (", &format!("VALUES ('{}', ", &id.0.simple().to_string()[20..]));
                    site.db.execute_unprepared(&sql).await.unwrap();
                    continue;
                }
                let sql = insert(site, table, &columns, (id.0, salma.id.0));
                site.db.execute_unprepared(&sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
            }
            if columns.iter().any(|(name, _)| SECOND.contains(&name.as_str())) {
                let sql = insert(site, table, &columns, (salma.id.0, layla.id.0));
                site.db.execute_unprepared(&sql).await.unwrap();
                second += 1;
            }
        }
        assert_eq!(second, 3, "tables that name two people");
        let before = leaving::rows_of(site, omar.id).await;
        for id in [layla.id, omar.id] {
            for (table, rows) in leaving::rows_of(site, id).await {
                assert!(rows > 0, "this test put no row into {table}");
            }
        }
        for _ in 0..2 {
            let transaction = kit::db::begin(&site.db, kit::db::Intent::Write).await.unwrap();
            for erase in server::parts::PARTS.iter().filter_map(|part| part.erase) {
                erase(&site.app, &transaction, layla.id.0).await.unwrap();
            }
            transaction.commit().await.unwrap();
        }
        for (table, rows) in leaving::rows_of(site, layla.id).await {
            assert_eq!(rows, 0, "{table} still names the person");
        }
        assert_eq!(leaving::rows_of(site, omar.id).await, before, "another person's rows");
        for (table, column) in [("ties", SECOND[0]), ("guardianships", SECOND[1])] {
            let named = Query::select()
                .expr(Expr::col(Asterisk).count())
                .from(Alias::new(table))
                .and_where(Expr::col(Alias::new(column)).eq(layla.id.0))
                .to_owned();
            let row = site.db.query_one(&named).await.unwrap().unwrap();
            assert_eq!(row.try_get_by_index::<i64>(0).unwrap(), 0, "{table}.{column} still names the person");
        }
    }
}
