//! A fresh, migrated database for one test.

use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use tokio::sync::OnceCell;

/// A database that lives as long as its test.
pub struct Database {
    /// The connection, with the rights of the running application.
    pub connection: DatabaseConnection,
    /// Its address.
    #[allow(dead_code)]
    pub url: String,
    /// The folder of a SQLite file.
    _folder: Option<tempfile::TempDir>,
}

/// A SQLite file in a temporary folder.
pub async fn sqlite() -> Database {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("mahjar.db").display());
    let connection = kit::db::connect(&url, 4).await.unwrap();
    Migrator::up(&connection, None).await.unwrap();
    Database { connection, url, _folder: Some(folder) }
}

/// A database of its own in the cluster that `tests/run` started, owned by `mahjar_owner`,
/// used as `mahjar_app`.
pub async fn postgres() -> Database {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    let template = TEMPLATE
        .get_or_init(|| async {
            let name = format!("template_{}", std::process::id());
            let admin = kit::db::connect(&postgres_url("mahjar_owner", "postgres"), 1).await.unwrap();
            admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
            admin.close().await.unwrap();
            let owner = kit::db::connect(&postgres_url("mahjar_owner", &name), 1).await.unwrap();
            Migrator::up(&owner, None).await.unwrap();
            owner.close().await.unwrap();
            name
        })
        .await;
    let name = format!("test_{}", uuid::Uuid::new_v4().simple());
    let admin = kit::db::connect(&postgres_url("mahjar_owner", "postgres"), 1).await.unwrap();
    admin.execute_unprepared(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await.unwrap();
    admin.close().await.unwrap();
    let url = postgres_url("mahjar_app", &name);
    let connection = kit::db::connect(&url, 4).await.unwrap();
    Database { connection, url, _folder: None }
}

/// The address of `database` for `role` in the test cluster.
fn postgres_url(role: &str, database: &str) -> String {
    let socket = std::env::var("MAHJAR_TEST_POSTGRES").expect(
        "MAHJAR_TEST_POSTGRES names no socket folder: run the tests by `tests/run`, \
         which starts a PostgreSQL of its own",
    );
    format!("postgres://{role}@localhost/{database}?host={socket}")
}
