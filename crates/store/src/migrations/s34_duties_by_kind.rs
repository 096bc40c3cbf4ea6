//! What is owed by somebody, by its kind: a call that nobody has answered is
//! found, and duties are counted, without looking at all the others.

super::step!(
    "34_duties_by_kind",
    &[
        "CREATE INDEX obligations_owed_of_kind ON obligations (owed_by, duty, since)
        WHERE met_at IS NULL"
    ]
);
