//! The audit table: who did, saw or was refused what. The application may add rows, never change or
//! remove them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::DbBackend;

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
                    .table("audit")
                    .col(uuid("id").primary_key())
                    .col(timestamp_with_time_zone("at"))
                    .col(string("actor_kind"))
                    .col(uuid_null("actor_id"))
                    .col(string("act"))
                    .col(string("outcome"))
                    .col(string_null("subject_kind"))
                    .col(uuid_null("subject_id"))
                    .col(text("detail"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("audit_subject")
                    .table("audit")
                    .col("subject_kind")
                    .col("subject_id")
                    .col("id")
                    .to_owned(),
            )
            .await?;
        let db = manager.get_connection();
        match manager.get_database_backend() {
            DbBackend::Postgres => {
                db.execute_unprepared(
                    "CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS \
                     $$ BEGIN RAISE EXCEPTION 'audit rows stay as they are'; END $$; \
                     CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit \
                     FOR EACH STATEMENT EXECUTE FUNCTION audit_stays()",
                )
                .await?;
                db.execute_unprepared(
                    "DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'mahjar_app') \
                     THEN REVOKE UPDATE, DELETE, TRUNCATE ON audit FROM mahjar_app; END IF; END $$",
                )
                .await?;
            }
            _ => {
                for act in ["UPDATE", "DELETE"] {
                    db.execute_unprepared(&format!(
                        "CREATE TRIGGER audit_no_{} BEFORE {act} ON audit \
                         BEGIN SELECT RAISE(ABORT, 'audit rows stay as they are'); END",
                        act.to_lowercase()
                    ))
                    .await?;
                }
            }
        }
        Ok(())
    }
}
