//! Who is on call when, for which body.

super::step!(
    "24_rota",
    &[
        "CREATE TABLE shifts (
            id {uuid} NOT NULL PRIMARY KEY,
            body {text} NOT NULL,
            account_id {uuid} NOT NULL REFERENCES accounts (id),
            call_order {text} NOT NULL,
            starts {long} NOT NULL,
            ends {long} NOT NULL,
            offered_to {uuid} REFERENCES accounts (id)
        ) {strict}",
        "CREATE INDEX shifts_of_body ON shifts (body, ends)",
    ]
);
