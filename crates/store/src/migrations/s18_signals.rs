//! More cases than usual, as the CERT is told of it (SUPP-2).

super::step!(
    "18_signals",
    &[
        "CREATE TABLE signals (
            id {uuid} NOT NULL PRIMARY KEY,
            reasons {text} NOT NULL,
            since {long} NOT NULL,
            raised_at {long} NOT NULL,
            seen_at {long} NOT NULL,
            answered_at {long},
            answered_by {text},
            verdict {text}
        ) {strict}",
        "CREATE INDEX signals_seen ON signals (seen_at)",
        "CREATE TABLE signal_cases (
            signal_id {uuid} NOT NULL REFERENCES signals (id),
            case_id {uuid} NOT NULL REFERENCES cases (id),
            PRIMARY KEY (signal_id, case_id)
        ) {keyed}",
        "CREATE INDEX signal_cases_of_case ON signal_cases (case_id)",
        "CREATE INDEX cases_declared ON cases (declared_at)",
    ]
);
