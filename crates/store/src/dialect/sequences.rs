//! Numbers that grow: references of cases, stamps of changes.

use sea_orm::{
    ConnectionTrait, DbBackend, Statement,
    sea_query::{Expr, SimpleExpr},
};

use super::{
    locks::{Lock, one_at_a_time},
    statement,
};
use crate::{
    error::{Result, StoreError},
    reader::Reader,
    write::Tx,
};

/// Draws the next number of a year's cases. On PostgreSQL it comes from a
/// sequence, which no job holds; a number that is drawn and not used leaves a
/// gap, which is harmless.
pub(crate) async fn next_reference(tx: &Tx, year: i16) -> Result<i64> {
    let connection = tx.run();
    if connection.get_database_backend() == DbBackend::Sqlite {
        let sql = "INSERT INTO reference_counters (year, last) VALUES ($1, 1) \
                   ON CONFLICT (year) DO UPDATE SET last = last + 1 RETURNING last AS number";
        return drawn(connection, statement(connection, sql, [year.into()])).await;
    }
    let sequence = format!("case_references_{year}");
    let next = "SELECT CASE WHEN to_regclass($1) IS NOT NULL \
                THEN nextval($1::text::regclass) END AS number";
    let next = || statement(connection, next, [sequence.clone().into()]);
    if let Some(number) = drawn_if_any(connection, next()).await? {
        return Ok(number);
    }
    one_at_a_time(tx, Lock::References).await?;
    connection
        .execute_unprepared(&format!("CREATE SEQUENCE IF NOT EXISTS {sequence}"))
        .await?;
    drawn(connection, next()).await
}

/// The stamp of a change of what is counted: on SQLite the next of all; on
/// PostgreSQL the number of the transaction, since numbers drawn from a
/// sequence are not committed in their order.
pub(crate) fn next_stamp(backend: DbBackend) -> SimpleExpr {
    Expr::cust(match backend {
        DbBackend::Postgres => "pg_current_xact_id()::text::bigint",
        _ => "(SELECT coalesce(max(stamp), 0) + 1 FROM case_figures)",
    })
}

/// The least stamp that a change that cannot be seen yet may bear.
pub(crate) async fn stamp_horizon(reader: Reader<'_>) -> Result<i64> {
    let connection = reader.run();
    let sql = match connection.get_database_backend() {
        DbBackend::Postgres => {
            "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS number"
        }
        _ => "SELECT coalesce(max(stamp), 0) + 1 AS number FROM case_figures",
    };
    drawn(&connection, statement(&connection, sql, [])).await
}

/// Whether a stamp was given by this cluster: those of rows that were brought
/// in from another may be far ahead, and say nothing of what changed.
pub(crate) fn stamp_is_of_here(reader: Reader<'_>) -> SimpleExpr {
    match reader.run().get_database_backend() {
        DbBackend::Postgres => {
            Expr::cust("stamp < pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
        }
        _ => Expr::cust("1 = 1"),
    }
}

async fn drawn(connection: &impl ConnectionTrait, statement: Statement) -> Result<i64> {
    let number = drawn_if_any(connection, statement).await?;
    number.ok_or_else(|| StoreError::Corrupt("no number was drawn".to_owned()))
}

async fn drawn_if_any(
    connection: &impl ConnectionTrait,
    statement: Statement,
) -> Result<Option<i64>> {
    let row = connection.query_one_raw(statement).await?;
    let number = row.map(|row| row.try_get("", "number")).transpose()?;
    Ok(number.flatten())
}
