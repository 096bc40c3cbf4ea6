//! The directory of providers.

super::step!(
    "20_directory",
    &["CREATE TABLE providers (
        id {uuid} NOT NULL PRIMARY KEY,
        words {text} NOT NULL,
        state {text} NOT NULL,
        seq {int} NOT NULL,
        entry {text} NOT NULL,
        review_by {text} NOT NULL,
        checked_at {long} NOT NULL,
        updated_at {long} NOT NULL
    ) {strict}",]
);
