//! Seeking the cases that share something: a few statements, whose price does
//! not grow with the number of cases.

use std::collections::{BTreeMap, HashMap};

use likeness::{FREQUENT, Key};
use process::{access::Scope, ids::CaseId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{LikenessRow, signed, unsigned};
use crate::{
    cases::{self, CaseLine, seen_by},
    dialect::{self, statement},
    entities::case_likeness::{Column, Entity},
    error::Result,
    reader::Reader,
};

/// The place of a case in the order in which cases came; grows with time.
pub type Number = i64;

/// How many cases hold a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// This many.
    Few(u32),
    /// Too many to be counted: the place of the hundredth newest.
    Frequent {
        /// The place.
        since: Number,
    },
}

/// A case of which it is known by what it is found.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// Its place.
    pub number: Number,
    /// As lists show it.
    pub line: CaseLine,
    /// What is compared.
    pub row: LikenessRow,
}

/// The place of the newest case; about how many there are.
///
/// # Errors
/// When the database fails.
pub async fn newest(reader: Reader<'_>) -> Result<Number> {
    let newest: Option<Option<i64>> = Entity::find()
        .select_only()
        .column_as(Column::Number.max(), "newest")
        .into_tuple()
        .one(&reader.run())
        .await?;
    Ok(newest.flatten().unwrap_or_default())
}

/// How many cases hold each of these keys. Whoever asks reads all cases of the
/// CERT: the numbers are of all of them.
///
/// # Errors
/// When the database fails.
pub async fn holdings(
    reader: Reader<'_>,
    keys: impl IntoIterator<Item = Key>,
) -> Result<HashMap<Key, Holding>> {
    let keys: Vec<i64> = keys.into_iter().map(signed).collect();
    let connection = reader.run();
    let table = dialect::numbers(connection.get_database_backend());
    let sql = format!(
        "SELECT asked.a AS key, \
         (SELECT number FROM case_keys WHERE case_keys.key = asked.a \
          ORDER BY number DESC LIMIT 1 OFFSET {last}) AS since, \
         (SELECT count(*) FROM (SELECT 1 FROM case_keys WHERE case_keys.key = asked.a \
          LIMIT {FREQUENT}) AS held) AS many \
         FROM {table} AS asked",
        last = FREQUENT - 1,
    );
    let pairs: Vec<[i64; 1]> = keys.into_iter().map(|key| [key]).collect();
    let asked = crate::columns::json(&pairs)?;
    let rows = connection
        .query_all_raw(statement(&connection, &sql, [asked.into()]))
        .await?;
    rows.iter()
        .map(|row| {
            let key = unsigned(row.try_get("", "key")?);
            let many: i64 = row.try_get("", "many")?;
            let since: Option<i64> = row.try_get("", "since")?;
            let holding = since.map_or(
                Holding::Few(u32::try_from(many).unwrap_or(FREQUENT)),
                |since| Holding::Frequent { since },
            );
            Ok((key, holding))
        })
        .collect()
}

/// The newest cases that hold each of these keys, at most [`FREQUENT`] of
/// them, given what [`holdings`] said.
///
/// # Errors
/// When the database fails.
pub async fn holders(
    reader: Reader<'_>,
    keys: impl IntoIterator<Item = (Key, Holding)>,
) -> Result<Vec<(Key, Number)>> {
    let pairs: Vec<[i64; 2]> = keys
        .into_iter()
        .map(|(key, holding)| match holding {
            Holding::Few(_) => [signed(key), 0],
            Holding::Frequent { since } => [signed(key), since],
        })
        .collect();
    if pairs.is_empty() {
        return Ok(Vec::new());
    }
    let connection = reader.run();
    let table = dialect::numbers(connection.get_database_backend());
    let sql = format!(
        "SELECT case_keys.key AS key, case_keys.number AS number FROM {table} AS asked \
         CROSS JOIN case_keys WHERE case_keys.key = asked.a AND case_keys.number >= asked.b"
    );
    let asked = crate::columns::json(&pairs)?;
    let rows = connection
        .query_all_raw(statement(&connection, &sql, [asked.into()]))
        .await?;
    rows.iter()
        .map(|row| {
            Ok((
                unsigned(row.try_get("", "key")?),
                row.try_get("", "number")?,
            ))
        })
        .collect()
}

/// What is known of the cases at these places, those that the scope sees.
///
/// # Errors
/// When the database fails.
pub async fn known(
    reader: Reader<'_>,
    scope: &Scope,
    numbers: impl IntoIterator<Item = Number>,
) -> Result<Vec<Known>> {
    some(reader, scope, Column::Number.is_in(numbers)).await
}

/// What is known of these cases, those that the scope sees.
///
/// # Errors
/// When the database fails.
pub async fn profiles(
    reader: Reader<'_>,
    scope: &Scope,
    cases: impl IntoIterator<Item = CaseId>,
) -> Result<Vec<Known>> {
    let cases = cases.into_iter().map(|case| case.0);
    some(reader, scope, Column::CaseId.is_in(cases)).await
}

async fn some(
    reader: Reader<'_>,
    scope: &Scope,
    which: sea_orm::sea_query::Expr,
) -> Result<Vec<Known>> {
    let rows = Entity::find()
        .filter(which)
        .filter(seen_by(scope, Column::CaseId))
        .all(&reader.run())
        .await?;
    let ids: Vec<CaseId> = rows.iter().map(|row| CaseId(row.case_id)).collect();
    let mut lines: BTreeMap<CaseId, CaseLine> = cases::of_ids(reader, scope, &ids)
        .await?
        .into_iter()
        .map(|line| (line.row.id, line))
        .collect();
    rows.into_iter()
        .filter_map(|row| {
            let line = lines.remove(&CaseId(row.case_id))?;
            Some((row, line))
        })
        .map(|(row, line)| {
            Ok(Known {
                number: row.number,
                line,
                row: LikenessRow::from_model(&row)?,
            })
        })
        .collect()
}
