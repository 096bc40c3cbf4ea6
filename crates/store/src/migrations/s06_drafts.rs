//! Declarations that are being written, and requests that may come twice.

super::step!(
    "06_drafts",
    &[
        "CREATE TABLE drafts (
            id {uuid} NOT NULL PRIMARY KEY,
            facility_id {uuid},
            account_id {uuid},
            secret {bytes},
            data {text} NOT NULL,
            version {int} NOT NULL,
            created_at {long} NOT NULL,
            updated_at {long} NOT NULL,
            warned_at {long}
        ) {strict}",
        "CREATE INDEX drafts_of_facility ON drafts (facility_id)",
        "CREATE INDEX drafts_of_account ON drafts (account_id)",
        "CREATE INDEX drafts_untouched ON drafts (updated_at)",
        "CREATE TABLE idempotency (
            actor {text} NOT NULL,
            request {text} NOT NULL,
            body_hash {bytes} NOT NULL,
            result {text},
            at {long} NOT NULL,
            PRIMARY KEY (actor, request)
        ) {keyed}",
        "CREATE INDEX idempotency_by_age ON idempotency (at)",
    ]
);
