//! Anonymised editions of lessons, as they are read by everybody for whom they
//! were published (LESS-4).

super::step!(
    "40_lessons_editions",
    &[
        "CREATE TABLE lessons_editions (
            id {uuid} NOT NULL PRIMARY KEY,
            case_id {uuid} NOT NULL REFERENCES cases (id),
            readers {text} NOT NULL,
            published_at {long} NOT NULL,
            roots {text} NOT NULL,
            factors {text} NOT NULL,
            parts {text} NOT NULL,
            words {text} NOT NULL
        ) {strict}",
        "CREATE UNIQUE INDEX lessons_editions_of_case ON lessons_editions (case_id)",
        "CREATE INDEX lessons_editions_newest ON lessons_editions (published_at, id)",
    ]
);
