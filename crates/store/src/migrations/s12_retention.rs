//! The end of files: where each closed case stands, and the requests to erase
//! what is held of a person (KEEP-2).

super::step!(
    "12_retention",
    &[
        "ALTER TABLE cases ADD COLUMN disposed_at {long}",
        "CREATE TABLE case_retention (
            case_id {uuid} NOT NULL PRIMARY KEY REFERENCES cases (id),
            category {text} NOT NULL,
            counts_from {long},
            kept_until {long},
            held_since {long},
            contact_erased_at {long},
            stage {text} NOT NULL,
            disposition {text},
            proposed_at {long},
            proposed_by {text},
            disposed_at {long}
        ) {strict}",
        "CREATE INDEX case_retention_by_age ON case_retention (stage, category, counts_from)",
        "CREATE TABLE erasures (
            id {uuid} NOT NULL PRIMARY KEY,
            state {text} NOT NULL,
            ground {text} NOT NULL,
            items {int} NOT NULL,
            requested_at {long} NOT NULL,
            requested_by {text} NOT NULL,
            updated_at {long} NOT NULL
        ) {strict}",
        "CREATE INDEX erasures_by_state ON erasures (state, requested_at)",
    ]
);
