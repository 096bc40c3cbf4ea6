//! The cases of a département, of an agency or of a class are found by state, in
//! the order of time: among a million closed ones, a list of those of one
//! département no longer reads them all.

use sea_orm_migration::{prelude::*, sea_orm::ConnectionTrait};

/// One step.
pub(super) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &str {
        "47_parts_of_cases"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        for sql in [
            "CREATE INDEX cases_of_departement_by_state ON cases (departement, state, declared_at)",
            "CREATE INDEX cases_of_lead_by_state ON cases (lead_ars, state, declared_at)",
            "CREATE INDEX cases_of_class ON cases (class, state, declared_at)",
            "DROP INDEX cases_of_departement",
            "DROP INDEX cases_of_lead",
        ] {
            connection.execute_unprepared(sql).await?;
        }
        Ok(())
    }
}
