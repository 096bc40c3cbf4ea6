//! Seeking the cases that share something: a few statements, whose price does
//! not grow with the number of cases.

use std::collections::HashMap;

use likeness::{FREQUENT, Key};
use process::{access::Scope, ids::CaseId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{LikenessRow, signed, unsigned};
use crate::{
    cases::seen_by,
    dialect::{self, statement},
    entities::case_likeness::{Column, Entity},
    error::Result,
    reader::Reader,
};

/// The place of a case in the order in which cases came; grows with time.
pub type Number = i64;

/// How often a case changed, or the cases that look like it did.
pub type Changes = i32;

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

impl Holding {
    /// Entries of the index that are read to find the newest holders.
    #[must_use]
    pub const fn entries(self) -> u32 {
        match self {
            Self::Few(many) => many,
            Self::Frequent { .. } => FREQUENT,
        }
    }
}

/// A key that leads to other cases.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lead {
    /// The key.
    pub key: Key,
    /// How many hold it, as [`holdings`] said.
    pub holding: Holding,
    /// How much it tells that a case holds it, from 0.
    pub weight: f64,
}

/// A case of which it is known by what it is found.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// Its place.
    pub number: Number,
    /// The case.
    pub case: CaseId,
    /// How often it changed.
    pub changed: Changes,
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

/// The places of the cases that share most with what is sought, at most `many`
/// of them, the likeliest first and the newest first among equals. Of a
/// frequent key its newest holders count.
///
/// # Errors
/// When the database fails.
pub async fn sharing(
    reader: Reader<'_>,
    leads: impl IntoIterator<Item = Lead>,
    many: usize,
) -> Result<Vec<Number>> {
    let asked: Vec<[i64; 3]> = leads
        .into_iter()
        .map(|lead| {
            let since = match lead.holding {
                Holding::Few(_) => 0,
                Holding::Frequent { since } => since,
            };
            [signed(lead.key), since, thousandths(lead.weight)]
        })
        .collect();
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let connection = reader.run();
    let table = dialect::numbers(connection.get_database_backend());
    let sql = format!(
        "SELECT case_keys.number AS number FROM {table} AS asked \
         CROSS JOIN case_keys WHERE case_keys.key = asked.a AND case_keys.number >= asked.b \
         GROUP BY case_keys.number ORDER BY sum(asked.c) DESC, case_keys.number DESC LIMIT {many}"
    );
    let asked = crate::columns::json(&asked)?;
    let rows = connection
        .query_all_raw(statement(&connection, &sql, [asked.into()]))
        .await?;
    rows.iter()
        .map(|row| Ok(row.try_get("", "number")?))
        .collect()
}

fn thousandths(weight: f64) -> i64 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "weights are of the order of one"
    )]
    let thousandths = (weight * 1_000.0).round() as i64;
    thousandths
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
    rows.iter()
        .map(|row| {
            Ok(Known {
                number: row.number,
                case: CaseId(row.case_id),
                changed: row.changed,
                row: LikenessRow::from_model(row)?,
            })
        })
        .collect()
}
