//! The trees over the leaves, their keys and checkpoints, what other logs
//! showed, and what the last verification found.

super::step!(
    "13_proof",
    &[
        "CREATE TABLE logs (
            number {int} NOT NULL PRIMARY KEY,
            origin {text} NOT NULL UNIQUE,
            first {long} NOT NULL,
            size {long} NOT NULL,
            frontier {bytes} NOT NULL,
            opened_at {long} NOT NULL,
            sealed_at {long}
        ) {strict}",
        "CREATE TABLE log_keys (
            log {int} NOT NULL REFERENCES logs (number),
            key {text} NOT NULL,
            since {long} NOT NULL,
            PRIMARY KEY (log, key)
        ) {keyed}",
        "CREATE TABLE log_tiles (
            log {int} NOT NULL REFERENCES logs (number),
            level {int} NOT NULL,
            number {long} NOT NULL,
            hashes {bytes} NOT NULL,
            PRIMARY KEY (log, level, number)
        ) {keyed}",
        "CREATE TABLE log_entries (
            id {uuid} NOT NULL PRIMARY KEY,
            kind {text} NOT NULL,
            case_id {uuid},
            at {long} NOT NULL,
            body {bytes} NOT NULL
        ) {strict}",
        "ALTER TABLE outbox ADD COLUMN sent_nonce {bytes}",
        "CREATE INDEX log_entries_of_case ON log_entries (case_id, at) WHERE case_id IS NOT NULL",
        "CREATE TABLE checkpoints (
            log {int} NOT NULL REFERENCES logs (number),
            size {long} NOT NULL,
            root {bytes} NOT NULL,
            note {text} NOT NULL,
            at {long} NOT NULL,
            PRIMARY KEY (log, size)
        ) {keyed}",
        "CREATE TABLE checkpoint_tokens (
            log {int} NOT NULL,
            size {long} NOT NULL,
            token {bytes} NOT NULL,
            at {long} NOT NULL,
            PRIMARY KEY (log, size),
            FOREIGN KEY (log, size) REFERENCES checkpoints (log, size)
        ) {keyed}",
        "CREATE TABLE vouchers (
            log {int} NOT NULL REFERENCES logs (number),
            witness {text} NOT NULL,
            size {long} NOT NULL,
            at {long} NOT NULL,
            PRIMARY KEY (log, witness)
        ) {keyed}",
        "CREATE TABLE witnessed_heads (
            origin {text} NOT NULL PRIMARY KEY,
            size {long} NOT NULL,
            root {bytes} NOT NULL,
            note {text} NOT NULL,
            at {long} NOT NULL
        ) {keyed}",
        "CREATE TABLE verifications (
            begun_at {long} NOT NULL PRIMARY KEY,
            ended_at {long} NOT NULL,
            outcome {text} NOT NULL
        ) {strict}",
    ]
);
