//! Strong roles wait for a second person; a job knows under which grant it was ordered.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

/// This change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for mut column in [uuid_null("confirmed_by"), timestamp_with_time_zone_null("confirmed_at")] {
            let alter = Table::alter().table("grants").add_column(&mut column).to_owned();
            manager.alter_table(alter).await?;
        }
        // What was given under the old rules holds.
        let all = Query::update().table("grants").value("confirmed_at", Expr::col("from_at")).to_owned();
        manager.execute(all).await?;
        let alter = Table::alter().table("jobs").add_column(uuid_null("ordered_under")).to_owned();
        manager.alter_table(alter).await?;
        // Work of the system, whoever caused it: nobody's rights are asked again for it.
        manager.get_connection().execute_unprepared("UPDATE jobs SET ordered_by = NULL").await.map(drop)
    }
}
