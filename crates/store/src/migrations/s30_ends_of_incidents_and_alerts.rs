//! The end of the files of incidents and alerts: where each stands (KEEP-2).

super::step!(
    "30_ends_of_incidents_and_alerts",
    &[
        "CREATE TABLE subject_retention (
            subject_kind {text} NOT NULL,
            subject_id {uuid} NOT NULL,
            number {text} NOT NULL,
            category {text} NOT NULL,
            counts_from {long},
            kept_until {long},
            held_since {long},
            stage {text} NOT NULL,
            disposition {text},
            proposed_at {long},
            proposed_by {text},
            disposed_at {long},
            PRIMARY KEY (subject_kind, subject_id)
        ) {strict}",
        "CREATE INDEX subject_retention_by_age ON subject_retention (stage, category, counts_from)",
    ]
);
