//! What is searched in incidents: the stems of each act's text.

use sea_orm_migration::prelude::*;

use crate::dialect::word_index;

/// One step.
pub(super) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &str {
        "27_search_of_incidents"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(
            manager,
            &["CREATE TABLE incident_search_entries (
                number {numbered},
                incident_id {uuid} NOT NULL,
                act_id {uuid} NOT NULL UNIQUE,
                words {text} NOT NULL
            ) {strict}"],
        )
        .await?;
        for sql in word_index(
            manager.get_database_backend(),
            "incident_search_entries",
            "words",
            "incident_search",
        ) {
            manager.get_connection().execute_unprepared(&sql).await?;
        }
        Ok(())
    }
}
