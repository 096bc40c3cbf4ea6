//! A search on PostgreSQL reads what was added to the index of words and not
//! sorted into it yet, row by row: 64 KiB of it instead of four megabytes.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, DbBackend},
};

/// One step.
pub(super) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &str {
        "46_search_waiting_list"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        for index in ["case_search", "incident_search"] {
            let sql = format!("ALTER INDEX {index} SET (gin_pending_list_limit = 64)");
            manager.get_connection().execute_unprepared(&sql).await?;
        }
        Ok(())
    }
}
