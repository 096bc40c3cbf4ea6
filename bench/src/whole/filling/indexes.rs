//! Indexes taken down while rows are added by the hundred thousand, and put up
//! again as they were: to sort once is quicker than to find a place each time.

use std::error::Error;

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};

use super::TABLES;

/// The indexes of the tables of which a case has rows, but for those that
/// keep rows apart.
pub(super) struct Indexes {
    backend: DbBackend,
    /// Their names, and the statements that make them.
    made: Vec<(String, String)>,
    /// What keeps the index of words of the embedded database, likewise.
    triggers: Vec<(String, String)>,
}

impl Indexes {
    pub(super) async fn of(connection: &DatabaseConnection) -> Result<Self, Box<dyn Error>> {
        let backend = connection.get_database_backend();
        let (indexes, triggers) = match backend {
            DbBackend::Postgres => (
                "SELECT indexname AS name, tablename AS kept_in, indexdef AS made FROM pg_indexes \
                 WHERE schemaname = current_schema() AND indexdef NOT LIKE 'CREATE UNIQUE%'",
                None,
            ),
            _ => (
                "SELECT name, tbl_name AS kept_in, sql AS made FROM sqlite_master \
                 WHERE type = 'index' AND sql LIKE 'CREATE INDEX%'",
                Some(
                    "SELECT name, tbl_name AS kept_in, sql AS made FROM sqlite_master \
                     WHERE type = 'trigger' AND name LIKE 'case_search_%'",
                ),
            ),
        };
        Ok(Self {
            backend,
            made: named(connection, indexes).await?,
            triggers: match triggers {
                Some(sql) => named(connection, sql).await?,
                None => Vec::new(),
            },
        })
    }

    /// The statements that take them down.
    pub(super) fn taken_down(&self) -> Vec<String> {
        let indexes = self.made.iter();
        let triggers = self.triggers.iter();
        indexes
            .map(|(name, _)| format!("DROP INDEX {name}"))
            .chain(triggers.map(|(name, _)| format!("DROP TRIGGER {name}")))
            .collect()
    }

    /// The statements that put them up again.
    pub(super) fn put_up(&self) -> Vec<String> {
        let words = (self.backend == DbBackend::Sqlite)
            .then(|| "INSERT INTO case_search (case_search) VALUES ('rebuild')".to_owned());
        let all = self.made.iter().chain(&self.triggers);
        words
            .into_iter()
            .chain(all.map(|(_, made)| made.clone()))
            .collect()
    }
}

async fn named(
    connection: &DatabaseConnection,
    sql: &str,
) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let asked = Statement::from_string(connection.get_database_backend(), sql);
    let mut found = Vec::new();
    for row in connection.query_all_raw(asked).await? {
        let of: String = row.try_get("", "kept_in")?;
        if TABLES.iter().any(|(table, _)| *table == of) {
            found.push((row.try_get("", "name")?, row.try_get("", "made")?));
        }
    }
    Ok(found)
}
