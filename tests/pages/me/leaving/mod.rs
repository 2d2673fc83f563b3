//! `/me/leaving` and below.

mod departure;
mod index;

use registry::person::PersonId;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::{Known, signed_in};
use crate::support::browser::Browser;
use crate::support::site::Site;

const DEPARTURE: &str = "/en/me/leaving/departure";

/// A browser in which `known` is signed in and has proved once more who they are.
pub async fn proved(site: &Site, known: &Known) -> Browser {
    let mut browser = signed_in(site, known).await;
    let fields = [("way", "return"), ("return_code", known.code.as_str()), ("to", "/me/leaving/departure")];
    assert_eq!(browser.post("/en/me/again", &fields).await.location(), DEPARTURE);
    browser
}

/// How many rows of each table that has a column for a person name `id`.
pub async fn rows_of(site: &Site, id: PersonId) -> Vec<(&'static str, i64)> {
    let db = &site.db;
    let backend = db.get_database_backend();
    let mark = if backend == DbBackend::Postgres { "$1" } else { "?" };
    let mut found = Vec::new();
    for table in server::parts::PARTS.iter().flat_map(|part| part.tables) {
        let Some(column) = table.person else { continue };
        let sql = format!("SELECT COUNT(*) AS n FROM {} WHERE {column} = {mark}", table.name);
        let row =
            db.query_one_raw(Statement::from_sql_and_values(backend, sql, [id.0.into()])).await.unwrap();
        found.push((table.name, row.unwrap().try_get("", "n").unwrap()));
    }
    found
}
