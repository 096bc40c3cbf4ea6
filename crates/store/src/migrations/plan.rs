//! What steps do to the tables, found by taking them on an empty database
//! that is thrown away: nothing can be said of a step that it does not do.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement,
};
use sea_orm_migration::MigratorTrait;

use super::Migrations;
use crate::error::Result;

/// A step, and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedStep {
    /// Its name.
    pub name: String,
    /// What it does to the tables.
    pub changes: Vec<Change>,
}

/// What a step does to the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A table begins.
    NewTable(String),
    /// A table ends, or goes on under another name.
    TableGone(String),
    /// A table gets a column.
    NewColumn {
        /// The table.
        table: String,
        /// The column.
        column: String,
        /// Whether a row may leave it out.
        needed: Needed,
    },
    /// A table loses a column, or what it may hold changes.
    ColumnGone {
        /// The table.
        table: String,
        /// The column.
        column: String,
    },
    /// Rows of a table are found by something new.
    NewIndex {
        /// The table.
        table: String,
        /// The index.
        index: String,
        /// Whether two rows may be alike in it.
        unique: Unique,
    },
    /// An index ends.
    IndexGone(String),
}

/// Whether a row may leave a column out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needed {
    /// It must say it.
    Yes,
    /// It may not mention it.
    No,
}

/// Whether two rows may be alike in an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unique {
    /// They may not.
    Yes,
    /// They may.
    No,
}

impl Change {
    /// Whether a node of the version before goes on reading and writing after
    /// it.
    #[must_use]
    pub const fn older_nodes_go_on(&self) -> bool {
        match self {
            Self::NewTable(_) | Self::IndexGone(_) => true,
            Self::NewColumn { needed, .. } => matches!(needed, Needed::No),
            Self::NewIndex { unique, .. } => matches!(unique, Unique::No),
            Self::TableGone(_) | Self::ColumnGone { .. } => false,
        }
    }

    /// The table that was there before and is changed.
    #[must_use]
    pub fn table(&self) -> Option<&str> {
        match self {
            Self::NewTable(_) | Self::IndexGone(_) => None,
            Self::TableGone(table)
            | Self::NewColumn { table, .. }
            | Self::ColumnGone { table, .. }
            | Self::NewIndex { table, .. } => Some(table),
        }
    }
}

/// What the steps of these names do, when all those before the first one were
/// taken.
///
/// # Errors
/// When a step fails.
pub(crate) async fn of(pending: &[String]) -> Result<Vec<PlannedStep>> {
    let mut options = ConnectOptions::new("sqlite::memory:");
    options.max_connections(1).sqlx_logging(false);
    let scratch = Database::connect(options).await?;
    let mut planned = Vec::new();
    let mut shape = Shape::default();
    for step in Migrations::migrations() {
        Migrations::up(&scratch, Some(1)).await?;
        let next = Shape::of(&scratch).await?;
        if pending.iter().any(|name| name == step.name()) {
            planned.push(PlannedStep {
                name: step.name().to_owned(),
                changes: shape.changes_to(&next),
            });
        }
        shape = next;
    }
    scratch.close().await?;
    Ok(planned)
}

#[derive(Default)]
struct Shape {
    tables: BTreeMap<String, BTreeMap<String, Column>>,
    indexes: BTreeMap<String, (String, Unique)>,
}

#[derive(Clone, PartialEq, Eq)]
struct Column {
    kind: String,
    needed: Needed,
}

impl Shape {
    async fn of(scratch: &DatabaseConnection) -> Result<Self> {
        let mut shape = Self::default();
        let columns = "SELECT t.name AS table_name, c.name AS column_name, c.type AS kind, \
             (c.\"notnull\" AND c.dflt_value IS NULL AND c.pk = 0) AS needed \
             FROM pragma_table_list AS t, pragma_table_xinfo(t.name) AS c \
             WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite%' \
               AND t.name <> 'seaql_migrations'";
        for row in rows(scratch, columns).await? {
            let column = Column {
                kind: row.try_get("", "kind")?,
                needed: match row.try_get::<i64>("", "needed")? {
                    0 => Needed::No,
                    _ => Needed::Yes,
                },
            };
            let table: String = row.try_get("", "table_name")?;
            let columns = shape.tables.entry(table).or_default();
            columns.insert(row.try_get("", "column_name")?, column);
        }
        let indexes = "SELECT t.name AS table_name, i.name AS index_name, i.\"unique\" AS uniq \
             FROM pragma_table_list AS t, pragma_index_list(t.name) AS i \
             WHERE t.schema = 'main' AND t.type = 'table' AND i.origin = 'c'";
        for row in rows(scratch, indexes).await? {
            let unique = match row.try_get::<i64>("", "uniq")? {
                0 => Unique::No,
                _ => Unique::Yes,
            };
            let of = (row.try_get("", "table_name")?, unique);
            shape.indexes.insert(row.try_get("", "index_name")?, of);
        }
        Ok(shape)
    }

    fn changes_to(&self, next: &Self) -> Vec<Change> {
        let mut changes = Vec::new();
        for table in self.tables.keys().filter(|t| !next.tables.contains_key(*t)) {
            changes.push(Change::TableGone(table.clone()));
        }
        for (table, columns) in &next.tables {
            let Some(before) = self.tables.get(table) else {
                changes.push(Change::NewTable(table.clone()));
                continue;
            };
            let names: BTreeSet<_> = before.keys().chain(columns.keys()).collect();
            for column in names {
                let (was, is) = (before.get(column), columns.get(column));
                let (table, column) = (table.clone(), column.clone());
                match (was, is) {
                    (None, Some(is)) => changes.push(Change::NewColumn {
                        table,
                        column,
                        needed: is.needed,
                    }),
                    (was, is) if was != is => changes.push(Change::ColumnGone { table, column }),
                    _ => {}
                }
            }
        }
        for (index, (table, unique)) in &next.indexes {
            if !self.indexes.contains_key(index) && self.tables.contains_key(table) {
                changes.push(Change::NewIndex {
                    table: table.clone(),
                    index: index.clone(),
                    unique: *unique,
                });
            }
        }
        for (index, (table, _)) in &self.indexes {
            if !next.indexes.contains_key(index) && next.tables.contains_key(table) {
                changes.push(Change::IndexGone(index.clone()));
            }
        }
        changes
    }
}

async fn rows(scratch: &DatabaseConnection, sql: &str) -> Result<Vec<sea_orm::QueryResult>> {
    let statement = Statement::from_string(DbBackend::Sqlite, sql);
    Ok(scratch.query_all_raw(statement).await?)
}
