//! Facilities as the register knows them, and the mailboxes of bodies.

use sea_orm_migration::prelude::*;

use crate::dialect::word_index;

/// One step.
pub(super) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &str {
        "02_facilities"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, TABLES).await?;
        for sql in word_index(
            manager.get_database_backend(),
            "facilities",
            "search_words",
            "facility_search",
        ) {
            manager.get_connection().execute_unprepared(&sql).await?;
        }
        Ok(())
    }
}

const TABLES: &[&str] = &[
    "CREATE TABLE facilities (
        number {numbered},
        id {uuid} NOT NULL UNIQUE,
        finess {text} NOT NULL UNIQUE,
        legal_entity {text},
        name {text} NOT NULL,
        long_name {text} NOT NULL,
        category {text} NOT NULL,
        category_label {text} NOT NULL,
        address_line {text} NOT NULL,
        postcode {text} NOT NULL,
        town {text} NOT NULL,
        departement {text} NOT NULL,
        phone {text},
        opened_on {text},
        closed_on {text},
        flags {text} NOT NULL,
        support_ght {text},
        mailbox {text},
        care_weight {int} NOT NULL,
        folded_name {text} NOT NULL,
        search_words {text} NOT NULL
    ) {strict}",
    "CREATE INDEX facilities_of_departement ON facilities (departement, care_weight)",
    "CREATE TABLE body_mailboxes (
        body {text} NOT NULL PRIMARY KEY,
        email {text} NOT NULL
    ) {keyed}",
];
