//! The last number drawn for the cases of each year: rows on SQLite, sequences
//! on PostgreSQL (see [`super::next_reference`]).

use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::statement;
use crate::{error::Result, reader::Reader, write::Tx};

/// The table of these numbers, which stays empty on PostgreSQL.
pub(crate) const COUNTERS: &str = "reference_counters";

/// Whether these numbers are elsewhere than in [`COUNTERS`].
pub(crate) fn are_sequences(backend: DbBackend) -> bool {
    backend == DbBackend::Postgres
}

/// Each year with the last number drawn, where they are sequences.
pub(crate) async fn drawn(reader: Reader<'_>) -> Result<Vec<(i64, i64)>> {
    let sql = "SELECT substr(sequencename::text, 17)::bigint AS year, last_value AS last \
               FROM pg_sequences WHERE schemaname = current_schema() \
               AND sequencename::text ~ '^case_references_[0-9]+$' AND last_value IS NOT NULL \
               ORDER BY year";
    let executor = reader.run();
    let rows = executor
        .query_all_raw(Statement::from_string(DbBackend::Postgres, sql))
        .await?;
    rows.iter()
        .map(|row| Ok((row.try_get("", "year")?, row.try_get("", "last")?)))
        .collect()
}

/// Goes on after this number in this year, where they are sequences.
pub(crate) async fn go_on_after(tx: &Tx, year: i64, last: i64) -> Result<()> {
    let sequence = format!("case_references_{year}");
    tx.run()
        .execute_unprepared(&format!("CREATE SEQUENCE IF NOT EXISTS {sequence}"))
        .await?;
    let sql = "SELECT setval($1::text::regclass, $2)";
    let set = statement(tx.run(), sql, [sequence.into(), last.into()]);
    tx.run().query_one_raw(set).await?;
    Ok(())
}

/// Lets the numbers that PostgreSQL gives to rows go on after those that are
/// there; SQLite does so by itself.
pub(crate) async fn go_on_numbering(tx: &Tx) -> Result<()> {
    if tx.run().get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    let sql = "SELECT table_name::text AS table_name, column_name::text AS column_name \
               FROM information_schema.columns \
               WHERE table_schema = current_schema() AND is_identity = 'YES'";
    let rows = tx
        .run()
        .query_all_raw(Statement::from_string(DbBackend::Postgres, sql))
        .await?;
    for row in rows {
        let table: String = row.try_get("", "table_name")?;
        let column: String = row.try_get("", "column_name")?;
        let sql = format!(
            "SELECT setval(pg_get_serial_sequence('\"{table}\"', '{column}'), \
             (SELECT coalesce(max(\"{column}\"), 0) + 1 FROM \"{table}\"), false)"
        );
        tx.run().execute_unprepared(&sql).await?;
    }
    Ok(())
}
