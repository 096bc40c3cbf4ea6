//! Acts, the values that they commit to, their readers, their places in the
//! log, and the record of who looked at what.

super::step!(
    "01_acts",
    &[
        "CREATE TABLE subjects (
            kind {text} NOT NULL,
            id {uuid} NOT NULL,
            seq {int} NOT NULL,
            PRIMARY KEY (kind, id)
        ) {keyed}",
        "CREATE TABLE acts (
            id {uuid} NOT NULL PRIMARY KEY,
            subject_kind {text} NOT NULL,
            subject_id {uuid} NOT NULL,
            seq {int} NOT NULL,
            at {long} NOT NULL,
            kind {text} NOT NULL,
            body {bytes} NOT NULL,
            UNIQUE (subject_kind, subject_id, seq)
        ) {strict}",
        "CREATE TABLE openings (
            act_id {uuid} NOT NULL REFERENCES acts (id),
            field {text} NOT NULL,
            nonce {bytes} NOT NULL,
            value {text} NOT NULL,
            PRIMARY KEY (act_id, field)
        ) {keyed}",
        "CREATE TABLE act_audience (
            act_id {uuid} NOT NULL REFERENCES acts (id),
            token {text} NOT NULL,
            PRIMARY KEY (act_id, token)
        ) {keyed}",
        "CREATE TABLE leaves (
            entry {uuid} NOT NULL PRIMARY KEY,
            subject_kind {text},
            subject_id {uuid},
            seq {int},
            at {long} NOT NULL,
            hash {bytes} NOT NULL,
            idx {long} UNIQUE
        ) {strict}",
        "CREATE INDEX leaves_without_place ON leaves (at) WHERE idx IS NULL",
        "CREATE TABLE access_batches (
            id {uuid} NOT NULL PRIMARY KEY,
            at {long} NOT NULL,
            body {bytes} NOT NULL
        ) {strict}",
        "CREATE TABLE access_record (
            number {numbered},
            batch_id {uuid} NOT NULL REFERENCES access_batches (id),
            case_id {uuid} NOT NULL,
            person {text} NOT NULL,
            at {long} NOT NULL,
            what {text} NOT NULL
        ) {strict}",
        "CREATE INDEX access_record_of_case ON access_record (case_id, at)",
    ]
);
