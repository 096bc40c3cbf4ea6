//! Everything that differs between SQLite and PostgreSQL.

pub(crate) mod catalog;
pub(crate) mod counters;

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use sea_orm::{
    ColumnTrait, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend,
    Statement, Value,
    sea_query::{
        Alias, Expr, ExprTrait, Func, LockType, Query, SelectStatement, SimpleExpr, Token,
        Tokenizer, extension::postgres::PgFunc,
    },
    sqlx::{
        Executor,
        sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
    },
};
use uuid::Uuid;

use crate::{
    error::{Result, StoreError},
    reader::Reader,
    statements,
    write::Tx,
};

/// The connections that write.
#[derive(Clone, Debug)]
pub(crate) struct Writing {
    pub(crate) pool: DatabaseConnection,
    suspect: Arc<AtomicBool>,
}

impl Writing {
    pub(crate) fn plain(pool: DatabaseConnection) -> Self {
        Self {
            pool,
            suspect: Arc::default(),
        }
    }

    /// Says that a transaction was lost: the connection's count of open
    /// savepoints can no longer be trusted, and the pool is to open another.
    pub(crate) fn replace_connection(&self) {
        self.suspect.store(true, Ordering::Release);
    }
}

/// The single connection that writes to the embedded database.
pub(crate) async fn open_sqlite_writer(path: &Path, patience: Duration) -> Result<Writing> {
    let suspect: Arc<AtomicBool> = Arc::default();
    let mut options = sqlite_options(path, patience, |options| {
        options
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            // What is erased must not linger in free pages (KEEP-2).
            .pragma("secure_delete", "on")
    });
    let doubted = Arc::clone(&suspect);
    options
        .max_connections(1)
        .map_sqlx_sqlite_before_acquire(move |_, _| {
            let sound = !doubted.swap(false, Ordering::AcqRel);
            Box::pin(async move { Ok(sound) })
        });
    let pool = statements::told(Database::connect(options).await?);
    Ok(Writing { pool, suspect })
}

/// The connections that read the embedded database, and cannot do more.
pub(crate) async fn open_sqlite_readers(
    path: &Path,
    patience: Duration,
    readers: u32,
) -> Result<DatabaseConnection> {
    let mut options = sqlite_options(path, patience, |options| options.pragma("query_only", "on"));
    options.max_connections(readers);
    Ok(statements::told(Database::connect(options).await?))
}

/// The connections that read and write on a server.
///
/// A job sees what others committed before each of its statements.
///
/// A statement of a portal reads few rows: what PostgreSQL spends on compiling one,
/// or on asking other processes to help, which it does by its guess of how many
/// rows there will be, is longer than the statement.
pub(crate) async fn open_postgres(
    url: &str,
    patience: Duration,
    rested: Duration,
    connections: u32,
) -> Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .acquire_timeout(patience)
        .connect_timeout(patience)
        .test_before_acquire_if_idle_for(rested)
        .sqlx_logging(false)
        .set_application_name("vigie")
        .map_sqlx_postgres_pool_opts(|pool| {
            pool.after_connect(|connection, _| {
                Box::pin(async move {
                    connection
                        .execute(
                            "SET jit = off; SET max_parallel_workers_per_gather = 0; \
                             SET default_transaction_isolation = 'read committed'",
                        )
                        .await?;
                    Ok(())
                })
            })
        });
    Ok(statements::told(Database::connect(options).await?))
}

fn sqlite_options(
    path: &Path,
    patience: Duration,
    more: impl Fn(SqliteConnectOptions) -> SqliteConnectOptions + Send + Sync + 'static,
) -> ConnectOptions {
    let path = path.to_owned();
    // The file's name is set below, where no character of it has a meaning.
    let mut options = ConnectOptions::new("sqlite:vigie.db");
    options
        .acquire_timeout(patience)
        .connect_timeout(patience)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |options| {
            more(
                options
                    .filename(&path)
                    .foreign_keys(true)
                    .busy_timeout(patience),
            )
        });
    options
}

/// A statement written with `$1`, `$2`… for its values.
pub(crate) fn statement(
    connection: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Statement {
    Statement::from_sql_and_values(connection.get_database_backend(), sql, values)
}

/// The statement with its limits as numbers in its text, for PostgreSQL: it keeps
/// the plan of a statement for other values only when it sees that few rows are
/// asked for, and plans it anew each time when the limit is a value. Only limits
/// are unsigned.
pub(crate) fn with_limits_told(statement: Statement) -> Statement {
    let Statement {
        sql,
        values: Some(values),
        db_backend: DbBackend::Postgres,
    } = &statement
    else {
        return statement;
    };
    let limit = |value: &Value| match value {
        Value::BigUnsigned(limit) => *limit,
        _ => None,
    };
    if !values.iter().any(|value| limit(value).is_some()) {
        return statement;
    }
    let mut text = String::with_capacity(sql.len());
    let mut kept: Vec<Value> = Vec::with_capacity(values.0.len());
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    let mut tokens = Tokenizer::new(sql).iter().peekable();
    while let Some(token) = tokens.next() {
        let place = match (&token, tokens.peek()) {
            (Token::Punctuation("$"), Some(Token::Unquoted(number))) => number.parse().ok(),
            _ => None,
        };
        let value = place.and_then(|place: usize| values.0.get(place.wrapping_sub(1)));
        let (Some(place), Some(value)) = (place, value) else {
            text.push_str(token.as_str());
            continue;
        };
        tokens.next();
        if let Some(limit) = limit(value) {
            text.push_str(&limit.to_string());
            continue;
        }
        let place = *places.entry(place).or_insert_with(|| {
            kept.push(value.clone());
            kept.len()
        });
        text.push('$');
        text.push_str(&place.to_string());
    }
    Statement::from_sql_and_values(DbBackend::Postgres, text, kept)
}

/// Holds the rows of a query until the job ends. SQLite has one writer, which
/// holds everything.
pub(crate) fn hold(backend: DbBackend, select: &mut SelectStatement) {
    if backend == DbBackend::Postgres {
        select.lock(LockType::Update);
    }
}

/// As [`hold`], leaving out the rows that another job holds.
pub(crate) fn hold_free_ones(backend: DbBackend, select: &mut SelectStatement) {
    if backend == DbBackend::Postgres {
        select.lock_with_behavior(
            LockType::Update,
            sea_orm::sea_query::LockBehavior::SkipLocked,
        );
    }
}

/// Lets one job at a time go on from here, until it ends.
pub(crate) async fn one_at_a_time(tx: &Tx, lock: Lock) -> Result<()> {
    if tx.run().get_database_backend() == DbBackend::Postgres {
        let key = 0x5649_4749_4500_i64 + lock as i64;
        let sql = "SELECT pg_advisory_xact_lock($1)";
        tx.run()
            .query_one_raw(statement(tx.run(), sql, [key.into()]))
            .await?;
    }
    Ok(())
}

/// What only one job at a time may do.
#[derive(Clone, Copy)]
pub(crate) enum Lock {
    /// Giving places in the log.
    Log = 1,
    /// Making the sequence of a year's references.
    References = 2,
    /// Vouching for another log.
    Witness = 4,
    /// Looking for mass reading.
    MassReading = 3,
    /// Bringing the database to another form.
    Form = 45,
    /// Numbering an incident.
    Incidents = 15,
    /// Drawing the number of an alert.
    Alerts = 17,
    /// Expanding the sending of an alert.
    Dispatch = 18,
    /// Looking for weak signals.
    Signals = 19,
    /// Naming a playbook.
    Playbooks = 20,
    /// Naming a provider of the directory.
    Directory = 21,
    /// Finding what webhooks are told.
    Webhooks = 23,
    /// Sending the monthly indicator.
    Indicator = 32,
    /// Taking reports of years past over.
    PastImports = 36,
}

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

/// Which table is searched for words.
#[derive(Clone, Copy)]
pub(crate) enum Words {
    /// `facilities.search_words`, by the beginning of words.
    Facilities,
    /// `search_entries.words`, by stems.
    Cases,
    /// `incident_search_entries.words`, by stems.
    Incidents,
}

/// The condition that a row of the table holds all of these words, which are
/// made of letters and digits only (see [`crate::words`]).
pub(crate) fn holds(backend: DbBackend, table: Words, words: &[String]) -> SimpleExpr {
    let (sqlite, postgres, prefix) = match table {
        Words::Facilities => (
            "facilities.number IN (SELECT rowid FROM facility_search WHERE facility_search MATCH ?)",
            "facilities.search @@ ($1::text)::tsquery",
            true,
        ),
        Words::Cases => (
            "search_entries.number IN (SELECT rowid FROM case_search WHERE case_search MATCH ?)",
            "search_entries.search @@ ($1::text)::tsquery",
            false,
        ),
        Words::Incidents => (
            "incident_search_entries.number IN \
             (SELECT rowid FROM incident_search WHERE incident_search MATCH ?)",
            "incident_search_entries.search @@ ($1::text)::tsquery",
            false,
        ),
    };
    let quoted = |word: &String| match (backend, prefix) {
        (DbBackend::Postgres, true) => format!("'{word}':*"),
        (DbBackend::Postgres, false) => format!("'{word}'"),
        (_, true) => format!("\"{word}\"*"),
        (_, false) => format!("\"{word}\""),
    };
    let terms: Vec<String> = words.iter().map(quoted).collect();
    match backend {
        DbBackend::Postgres => Expr::cust_with_values(postgres, [terms.join(" & ")]),
        _ => Expr::cust_with_values(sqlite, [terms.join(" AND ")]),
    }
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

/// Indexes of words over a table: a generated column on PostgreSQL, a table
/// kept by triggers on SQLite.
pub(crate) fn word_index(
    backend: DbBackend,
    table: &str,
    column: &str,
    index: &str,
) -> Vec<String> {
    if backend == DbBackend::Postgres {
        return vec![
            format!(
                "ALTER TABLE {table} ADD COLUMN search tsvector GENERATED ALWAYS AS \
                 (array_to_tsvector(string_to_array({column}, ' '))) STORED"
            ),
            format!("CREATE INDEX {index} ON {table} USING gin (search)"),
        ];
    }
    let forget = format!(
        "INSERT INTO {index} ({index}, rowid, {column}) VALUES ('delete', old.number, old.{column});"
    );
    let learn = format!("INSERT INTO {index} (rowid, {column}) VALUES (new.number, new.{column});");
    vec![
        format!(
            "CREATE VIRTUAL TABLE {index} USING fts5({column}, content='{table}', \
             content_rowid='number', tokenize='ascii', detail='none', prefix='2 3')"
        ),
        format!("INSERT INTO {index} ({index}, rank) VALUES ('secure-delete', 1)"),
        format!("CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {learn} END"),
        format!("CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {forget} END"),
        format!(
            "CREATE TRIGGER {index}_update AFTER UPDATE OF {column} ON {table} \
             WHEN old.{column} <> new.{column} BEGIN {forget} {learn} END"
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(sql: &str, values: impl IntoIterator<Item = Value>) -> (String, Vec<Value>) {
        let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
        let told = with_limits_told(statement);
        (
            told.sql,
            told.values.map(|values| values.0).unwrap_or_default(),
        )
    }

    #[test]
    fn limits_stand_in_the_text_and_other_values_keep_their_order() {
        let sql = "SELECT \"a$1\", '$2', $1::text FROM t WHERE b = $2 OR c = $1 LIMIT $3 OFFSET $4";
        let values = [
            Value::from("x"),
            Value::from(7_i64),
            Value::from(20_u64),
            Value::from(3_i64),
        ];
        assert_eq!(
            told(sql, values),
            (
                "SELECT \"a$1\", '$2', $1::text FROM t WHERE b = $2 OR c = $1 LIMIT 20 OFFSET $3"
                    .to_owned(),
                vec![Value::from("x"), Value::from(7_i64), Value::from(3_i64)]
            )
        );
    }

    #[test]
    fn a_limit_before_other_values_moves_them_up() {
        let sql = "(SELECT 1 FROM t LIMIT $1) UNION (SELECT $2 LIMIT $3)";
        let values = [Value::from(2_u64), Value::from("y"), Value::from(5_u64)];
        assert_eq!(
            told(sql, values),
            (
                "(SELECT 1 FROM t LIMIT 2) UNION (SELECT $1 LIMIT 5)".to_owned(),
                vec![Value::from("y")]
            )
        );
    }

    #[test]
    fn a_statement_without_limits_stays_as_it_is() {
        let sql = "SELECT $1";
        let value = Value::from(1_i64);
        assert_eq!(told(sql, [value.clone()]), (sql.to_owned(), vec![value]));
    }
}
