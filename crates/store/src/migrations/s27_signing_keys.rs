//! SSH keys with which people sign what they did.

super::step!(
    "28_signing_keys",
    &[
        "CREATE TABLE signing_keys (
            id {uuid} NOT NULL PRIMARY KEY,
            account_id {uuid} NOT NULL REFERENCES accounts (id),
            name {text} NOT NULL,
            public_key {text} NOT NULL UNIQUE,
            created_at {long} NOT NULL
        ) {strict}",
        "CREATE INDEX signing_keys_of_account ON signing_keys (account_id)",
    ]
);
