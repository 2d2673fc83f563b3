//! PostgreSQL databases for one test each, in the cluster that `tests/run` started.

use std::path::Path;

use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use tokio::sync::OnceCell;

/// The address of a fresh, migrated database, owned by `mahjar_owner`, for `mahjar_app`.
pub async fn postgres() -> String {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    let template = TEMPLATE
        .get_or_init(|| async {
            let name = format!("template_{}", std::process::id());
            create(&name, None).await;
            let owner = kit::db::connect(&url("mahjar_owner", &name), 1).await.unwrap();
            Migrator::up(&owner, None).await.unwrap();
            owner.close().await.unwrap();
            name
        })
        .await;
    let name = format!("test_{}", uuid::Uuid::new_v4().simple());
    create(&name, Some(template)).await;
    url("mahjar_app", &name)
}

/// Puts a migrated database into the data folder `folder`: the same for all tests, made once.
pub async fn sqlite(folder: &Path) {
    static TEMPLATE: OnceCell<Vec<u8>> = OnceCell::const_new();
    let template = TEMPLATE
        .get_or_init(|| async {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("mahjar.db");
            let db = kit::db::connect(&format!("sqlite:{}", file.display()), 1).await.unwrap();
            Migrator::up(&db, None).await.unwrap();
            db.close().await.unwrap();
            std::fs::read(file).unwrap()
        })
        .await;
    std::fs::write(folder.join("mahjar.db"), template).unwrap();
}

/// The database at `url` for tests that look into it: it meets the rows of everyone.
pub async fn for_all(url: &str) -> DatabaseConnection {
    kit::db::connect(&format!("{url}&options[mahjar.sight]=all"), 2).await.unwrap()
}

/// The address of a fresh database without tables, for `mahjar_app`.
pub async fn empty() -> String {
    let name = format!("empty_{}", uuid::Uuid::new_v4().simple());
    create(&name, None).await;
    url("mahjar_app", &name)
}

async fn create(name: &str, template: Option<&str>) {
    let admin = kit::db::connect(&url("mahjar_owner", "postgres"), 1).await.unwrap();
    let template =
        template.map(|template| format!(" TEMPLATE {template} STRATEGY FILE_COPY")).unwrap_or_default();
    admin.execute_unprepared(&format!("CREATE DATABASE {name}{template}")).await.unwrap();
    admin.close().await.unwrap();
}

/// The address of `database` for `role` in the test cluster.
pub fn url(role: &str, database: &str) -> String {
    let socket = std::env::var("MAHJAR_TEST_POSTGRES").expect(
        "MAHJAR_TEST_POSTGRES names no socket folder: run the tests by `tests/run`, \
         which starts a PostgreSQL of its own",
    );
    format!("postgres://{role}@localhost/{database}?host={socket}")
}

/// A column as the schema has it.
pub struct Column {
    pub name: String,
    /// Its type, in small letters.
    pub kind: String,
    /// Whether it may be empty.
    pub is_free: bool,
}

/// The columns of `table`.
pub async fn columns(db: &DatabaseConnection, table: &str) -> Vec<Column> {
    let backend = db.get_database_backend();
    let sql = match backend {
        DbBackend::Postgres => format!(
            "SELECT column_name::text AS name, data_type::text AS kind, is_nullable = 'YES' AS free \
             FROM information_schema.columns WHERE table_name = '{table}' AND table_schema = 'public'"
        ),
        _ => format!(
            "SELECT name, lower(type) AS kind, NOT (\"notnull\" OR pk) AS free FROM pragma_table_info('{table}')"
        ),
    };
    let rows = db.query_all_raw(Statement::from_string(backend, sql)).await.unwrap();
    let column = |row: &sea_orm::QueryResult| Column {
        name: row.try_get("", "name").unwrap(),
        kind: row.try_get("", "kind").unwrap(),
        is_free: row.try_get("", "free").unwrap(),
    };
    rows.iter().map(column).collect()
}

/// All tables.
pub async fn tables(db: &DatabaseConnection) -> Vec<String> {
    let backend = db.get_database_backend();
    let sql = match backend {
        DbBackend::Postgres => "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public'",
        _ => "SELECT name FROM sqlite_master WHERE type = 'table'",
    };
    let rows = db.query_all_raw(Statement::from_string(backend, sql)).await.unwrap();
    rows.iter().map(|row| row.try_get("", "name").unwrap()).collect()
}
