//! PostgreSQL databases for one test each, in the cluster that `tests/run` started.

use migrations::{Migrator, MigratorTrait};
use sea_orm::ConnectionTrait;
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

/// The database at `url` for tests that look into it: it meets the rows of everyone.
pub async fn for_all(url: &str) -> sea_orm::DatabaseConnection {
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
    let template = template.map(|template| format!(" TEMPLATE {template}")).unwrap_or_default();
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
