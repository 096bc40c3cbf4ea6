//! Reports of years past (FIG-1): the files that brought them, and what is
//! counted of each of their lines, in the text of which an act holds the hash.

super::step!(
    "36_past_reports",
    &[
        "CREATE TABLE past_imports (
            id {uuid} NOT NULL PRIMARY KEY,
            seq {int} NOT NULL,
            state {text} NOT NULL,
            sha256 {text} NOT NULL,
            reports {long} NOT NULL,
            imported_at {long} NOT NULL
        ) {strict}",
        "CREATE TABLE past_reports (
            import_id {uuid} NOT NULL REFERENCES past_imports (id),
            line {long} NOT NULL,
            report {text} NOT NULL,
            PRIMARY KEY (import_id, line)
        ) {strict}",
    ]
);
