//! Pieces of evidence: those being received, and where those held lie.

super::step!(
    "11_evidence",
    &[
        "CREATE TABLE evidence (
            id {uuid} NOT NULL PRIMARY KEY,
            case_id {uuid} NOT NULL,
            owner {text} NOT NULL,
            state {text} NOT NULL,
            length {long} NOT NULL,
            received {long} NOT NULL,
            hash_state {bytes},
            about {text},
            recipient {text} NOT NULL,
            lease {text},
            lease_until {long} NOT NULL,
            touched_at {long} NOT NULL
        ) {strict}",
        "CREATE INDEX evidence_of_case ON evidence (case_id)",
        "CREATE INDEX evidence_by_state ON evidence (state, touched_at)",
    ]
);
