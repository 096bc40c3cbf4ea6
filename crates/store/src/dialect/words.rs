//! Searching for words.

use sea_orm::{
    DbBackend,
    sea_query::{Expr, SimpleExpr},
};

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
