//! What tables a database has, as it says itself.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement};

use crate::{
    error::{Result, StoreError},
    reader::Reader,
};

/// The type of a column, as its database stores it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Native {
    /// A whole number of 32 bits.
    Int,
    /// A whole number of 64 bits.
    Long,
    /// Text.
    Text,
    /// Bytes.
    Bytes,
    /// Sixteen bytes under a type of their own.
    Uuid,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) native: Native,
}

/// A table with its columns by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Described {
    pub(crate) name: String,
    pub(crate) columns: Vec<Column>,
    /// Places, in `columns`, of those that the primary key is made of.
    pub(crate) key: Vec<usize>,
}

/// Every table that the portal's rows lie in, those that others refer to
/// first; the list of migrations and the indexes of words are none.
///
/// # Errors
/// When the database fails, or has something that this version knows nothing
/// of.
pub(crate) async fn tables(reader: Reader<'_>) -> Result<Vec<Described>> {
    let executor = reader.run();
    let backend = executor.get_database_backend();
    let rows = executor
        .query_all_raw(Statement::from_string(backend, columns_of(backend)))
        .await?;
    let mut tables: BTreeMap<String, Vec<(Column, i64)>> = BTreeMap::new();
    for row in rows {
        let name: String = row.try_get("", "table_name")?;
        tables.entry(name).or_default().push(column(backend, &row)?);
    }
    let rows = executor
        .query_all_raw(Statement::from_string(backend, references_of(backend)))
        .await?;
    let mut references: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows {
        let name: String = row.try_get("", "table_name")?;
        let target: String = row.try_get("", "target")?;
        references.entry(name).or_default().insert(target);
    }
    in_order(tables.into_iter().map(described).collect(), &references)
}

fn column(backend: DbBackend, row: &QueryResult) -> Result<(Column, i64)> {
    let native: String = row.try_get("", "native")?;
    let column = Column {
        name: row.try_get("", "column_name")?,
        native: match (backend, native.as_str()) {
            (DbBackend::Sqlite, "INTEGER") | (DbBackend::Postgres, "bigint") => Native::Long,
            (DbBackend::Postgres, "integer") => Native::Int,
            (DbBackend::Sqlite, "TEXT") | (DbBackend::Postgres, "text") => Native::Text,
            (DbBackend::Sqlite, "BLOB") | (DbBackend::Postgres, "bytea") => Native::Bytes,
            (DbBackend::Postgres, "uuid") => Native::Uuid,
            _ => return Err(StoreError::corrupt("the type of a column", native)),
        },
    };
    Ok((column, row.try_get("", "key_place")?))
}

fn described((name, mut columns): (String, Vec<(Column, i64)>)) -> Described {
    columns.sort_by(|(one, _), (other, _)| one.name.cmp(&other.name));
    let mut key: Vec<(i64, usize)> = columns
        .iter()
        .enumerate()
        .filter(|(_, (_, place))| *place > 0)
        .map(|(index, (_, place))| (*place, index))
        .collect();
    key.sort_unstable();
    Described {
        name,
        columns: columns.into_iter().map(|(column, _)| column).collect(),
        key: key.into_iter().map(|(_, index)| index).collect(),
    }
}

/// Each table after those that it refers to, otherwise by name.
fn in_order(
    mut left: Vec<Described>,
    references: &BTreeMap<String, BTreeSet<String>>,
) -> Result<Vec<Described>> {
    let mut placed: Vec<Described> = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let ready = left.iter().position(|table| {
            references.get(&table.name).is_none_or(|targets| {
                targets.iter().all(|target| {
                    *target == table.name || placed.iter().any(|before| before.name == *target)
                })
            })
        });
        match ready {
            Some(index) => placed.push(left.remove(index)),
            None => return Err(StoreError::corrupt("references in a circle", &left)),
        }
    }
    Ok(placed)
}

const fn columns_of(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Postgres => {
            "SELECT c.table_name::text AS table_name, c.column_name::text AS column_name, \
             c.data_type::text AS native, coalesce(k.ordinal_position, 0)::bigint AS key_place \
             FROM information_schema.columns c \
             JOIN information_schema.tables t \
               ON t.table_schema = c.table_schema AND t.table_name = c.table_name \
             LEFT JOIN information_schema.table_constraints p \
               ON p.table_schema = c.table_schema AND p.table_name = c.table_name \
               AND p.constraint_type = 'PRIMARY KEY' \
             LEFT JOIN information_schema.key_column_usage k \
               ON k.constraint_schema = p.constraint_schema \
               AND k.constraint_name = p.constraint_name \
               AND k.table_name = c.table_name AND k.column_name = c.column_name \
             WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' \
               AND c.is_generated = 'NEVER' AND c.table_name <> 'seaql_migrations'"
        }
        _ => {
            "SELECT t.name AS table_name, c.name AS column_name, c.type AS native, \
             c.pk AS key_place \
             FROM pragma_table_list AS t, pragma_table_xinfo(t.name) AS c \
             WHERE t.schema = 'main' AND t.type = 'table' AND c.hidden = 0 \
               AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND t.name <> 'seaql_migrations'"
        }
    }
}

const fn references_of(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Postgres => {
            "SELECT own.relname::text AS table_name, other.relname::text AS target \
             FROM pg_constraint f \
             JOIN pg_class own ON own.oid = f.conrelid \
             JOIN pg_class other ON other.oid = f.confrelid \
             WHERE f.contype = 'f' AND f.connamespace = current_schema()::regnamespace"
        }
        _ => {
            "SELECT t.name AS table_name, f.\"table\" AS target \
             FROM pragma_table_list AS t, pragma_foreign_key_list(t.name) AS f \
             WHERE t.schema = 'main' AND t.type = 'table'"
        }
    }
}
