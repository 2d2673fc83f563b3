//! The audit's rows are authenticated, linked into a hash chain, and its head is published. Rows from before have no
//! code of their own: they wait to be linked first, as they are found. Stop servers of older versions before this.

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
        let code = Table::alter().table("audit").add_column(binary_null("mac")).to_owned();
        manager.alter_table(code).await?;
        let waiting = Table::create().table("audit_waiting").col(uuid("audit_id").primary_key()).to_owned();
        manager.create_table(waiting).await?;
        let links = Table::create()
            .table("audit_links")
            .col(big_integer("seq").primary_key())
            .col(timestamp_with_time_zone("at"))
            .col(big_integer("rows"))
            .col(big_integer("total"))
            .col(boolean("taken_over"))
            .col(binary("content"))
            .col(binary("previous"))
            .col(binary("hash"))
            .col(binary("mac"))
            .to_owned();
        manager.create_table(links).await?;
        let members = Table::create()
            .table("audit_members")
            .col(big_integer("link"))
            .col(uuid("audit_id"))
            .primary_key(Index::create().col("link").col("audit_id"))
            .to_owned();
        manager.create_table(members).await?;
        let once = Index::create()
            .name("audit_members_row")
            .table("audit_members")
            .col("audit_id")
            .unique()
            .to_owned();
        manager.create_index(once).await?;
        let heads = Table::create()
            .table("audit_heads")
            .col(big_integer("seq"))
            .col(string("outlet"))
            .col(binary("hash"))
            .col(timestamp_with_time_zone("at"))
            .primary_key(Index::create().col("seq").col("outlet"))
            .to_owned();
        manager.create_table(heads).await?;
        let db = manager.get_connection();
        db.execute_unprepared("INSERT INTO audit_waiting (audit_id) SELECT id FROM audit").await?;
        for table in ["audit_links", "audit_members", "audit_heads"] {
            rows_stay(manager, table).await?;
        }
        Ok(())
    }
}

/// The application may add rows to `table`, never change or remove them; as with the audit itself.
async fn rows_stay(manager: &SchemaManager<'_>, table: &str) -> Result<(), DbErr> {
    let db = manager.get_connection();
    let statements = match manager.get_database_backend() {
        DbBackend::Postgres => vec![
            format!(
                "CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} \
                 FOR EACH STATEMENT EXECUTE FUNCTION audit_stays()"
            ),
            format!(
                "DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'mahjar_app') \
                 THEN REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM mahjar_app; END IF; END $$"
            ),
        ],
        _ => ["UPDATE", "DELETE"]
            .map(|act| {
                format!(
                    "CREATE TRIGGER {table}_no_{} BEFORE {act} ON {table} \
                     BEGIN SELECT RAISE(ABORT, 'audit rows stay as they are'); END",
                    act.to_lowercase()
                )
            })
            .to_vec(),
    };
    for statement in statements {
        db.execute_unprepared(&statement).await?;
    }
    Ok(())
}
