//! Everything that differs between SQLite and PostgreSQL.

pub(crate) mod catalog;
mod connections;
pub(crate) mod counters;
mod limits;
mod locks;
mod sequences;
mod words;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, Statement, Value,
    sea_query::{Alias, Expr, ExprTrait, Func, Query, SimpleExpr, extension::postgres::PgFunc},
};
use uuid::Uuid;

pub(crate) use connections::{Writing, open_postgres, open_sqlite_readers, open_sqlite_writer};
pub(crate) use limits::with_limits_told;
pub(crate) use locks::{Lock, hold, hold_free_ones, one_at_a_time};
pub(crate) use sequences::{next_reference, next_stamp, stamp_horizon, stamp_is_of_here};
pub(crate) use words::{Words, holds, word_index};

use crate::{error::Result, write::Tx};

/// A statement written with `$1`, `$2`… for its values.
pub(crate) fn statement(
    connection: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Statement {
    Statement::from_sql_and_values(connection.get_database_backend(), sql, values)
}

/// The condition that a column holds one of these identities, however many: one
/// bound value, so that the statement stays the same. PostgreSQL seeks them by
/// the column's index, where it may choose to read the whole table for a
/// condition that is a query.
pub(crate) fn among(
    backend: DbBackend,
    column: impl ColumnTrait,
    ids: impl IntoIterator<Item = Uuid>,
) -> SimpleExpr {
    let column = Expr::col(column.as_column_ref());
    if backend == DbBackend::Postgres {
        let ids: Vec<Uuid> = ids.into_iter().collect();
        return column.eq(PgFunc::any(Expr::value(ids)));
    }
    let ids: Vec<String> = ids.into_iter().map(|id| id.simple().to_string()).collect();
    let ids = serde_json::Value::from(ids).to_string();
    let listed = Query::select()
        .expr(Expr::cust("unhex(value)"))
        .from_function(
            Func::cust(Alias::new("json_each")).arg(Expr::value(ids)),
            Alias::new("listed"),
        )
        .to_owned();
    column.in_subquery(listed)
}

/// As [`among`], for texts.
pub(crate) fn among_texts(
    backend: DbBackend,
    column: impl ColumnTrait,
    texts: impl IntoIterator<Item = String>,
) -> SimpleExpr {
    let column_of = Expr::col(column.as_column_ref());
    match backend {
        DbBackend::Postgres => {
            let texts: Vec<String> = texts.into_iter().collect();
            column_of.eq(PgFunc::any(Expr::value(texts)))
        }
        _ => column_of.is_in(texts),
    }
}

/// The values beside an act of a query of acts: a JSON array of their field, the
/// nonce in hexadecimal digits, and the value. Nothing, or an
/// empty one, where there are none.
pub(crate) fn opened_values(backend: DbBackend) -> SimpleExpr {
    Expr::cust(match backend {
        DbBackend::Postgres => {
            "(SELECT json_agg(json_build_array(field, encode(nonce, 'hex'), value))::text \
             FROM openings WHERE openings.act_id = acts.id)"
        }
        _ => {
            "(SELECT json_group_array(json_array(field, hex(nonce), value)) \
             FROM openings WHERE openings.act_id = acts.id)"
        }
    })
}

/// A table of the rows of numbers in `$1`, a JSON array of arrays of one to three:
/// its columns are `a`, `b` and `c`.
pub(crate) const fn numbers(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Postgres => {
            "(SELECT (line->>0)::bigint AS a, (line->>1)::bigint AS b, \
             (line->>2)::bigint AS c \
             FROM json_array_elements($1::text::json) AS line)"
        }
        _ => {
            "(SELECT json_extract(value, '$[0]') AS a, json_extract(value, '$[1]') AS b, \
             json_extract(value, '$[2]') AS c \
             FROM json_each($1))"
        }
    }
}

/// Gives the leaves that have none yet their place in the log, each subject's
/// acts in their order; says how many.
///
/// The running latest time makes an act stand after those before it in its
/// subject even when two nodes' clocks disagree.
pub(crate) async fn place_leaves(tx: &Tx, limit: u64) -> Result<u64> {
    one_at_a_time(tx, Lock::Log).await?;
    let sql = "WITH placed AS (SELECT coalesce(max(idx) + 1, 0) AS next FROM leaves), \
               ordered AS (SELECT entry, coalesce(subject_id, entry) AS story, seq, \
                 max(at) OVER (PARTITION BY subject_kind, coalesce(subject_id, entry) ORDER BY seq) AS since \
                 FROM leaves WHERE idx IS NULL), \
               numbered AS (SELECT entry, row_number() OVER (ORDER BY since, story, seq) - 1 AS place \
                 FROM ordered ORDER BY since, story, seq LIMIT $1) \
               UPDATE leaves SET idx = (SELECT next FROM placed) + numbered.place \
               FROM numbered WHERE leaves.entry = numbered.entry";
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let done = tx
        .run()
        .execute_raw(statement(tx.run(), sql, [limit.into()]))
        .await?;
    Ok(done.rows_affected())
}

/// Whether a leaf gets its place in the very transaction that makes it.
pub(crate) fn places_at_once(backend: DbBackend) -> bool {
    backend == DbBackend::Sqlite
}

/// The types and endings that a migration's text leaves open.
pub(crate) fn ddl(backend: DbBackend, text: &str) -> String {
    let filled = match backend {
        DbBackend::Sqlite => [
            ("{uuid}", "BLOB"),
            ("{bytes}", "BLOB"),
            ("{text}", "TEXT"),
            ("{int}", "INTEGER"),
            ("{long}", "INTEGER"),
            ("{numbered}", "INTEGER PRIMARY KEY AUTOINCREMENT"),
            ("{strict}", "STRICT"),
            ("{keyed}", "STRICT, WITHOUT ROWID"),
        ],
        _ => [
            ("{uuid}", "uuid"),
            ("{bytes}", "bytea"),
            ("{text}", "text COLLATE \"C\""),
            ("{int}", "integer"),
            ("{long}", "bigint"),
            (
                "{numbered}",
                "bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY",
            ),
            ("{strict}", ""),
            ("{keyed}", ""),
        ],
    };
    filled
        .into_iter()
        .fold(text.to_owned(), |text, (open, written)| {
            text.replace(open, written)
        })
}
