//! Identities at other providers, known devices, what tokens open, and
//! attempts as a debt that time pays back.

super::step!(
    "09_sessions",
    &[
        "DROP TABLE attempts",
        "CREATE TABLE attempts (
            attempt {text} NOT NULL PRIMARY KEY,
            debt {long} NOT NULL,
            last_at {long} NOT NULL
        ) {keyed}",
        "CREATE TABLE known_devices (
            hash {bytes} NOT NULL,
            account_id {uuid} NOT NULL REFERENCES accounts (id),
            seen_at {long} NOT NULL,
            PRIMARY KEY (hash, account_id)
        ) {keyed}",
        "CREATE INDEX known_devices_of_account ON known_devices (account_id)",
        "ALTER TABLE sessions ADD COLUMN provider {text}",
        "CREATE TABLE identities (
            issuer {text} NOT NULL,
            subject {text} NOT NULL,
            account_id {uuid} NOT NULL REFERENCES accounts (id),
            provider {text} NOT NULL,
            label {text} NOT NULL,
            linked_at {long} NOT NULL,
            last_used_at {long},
            PRIMARY KEY (issuer, subject)
        ) {keyed}",
        "CREATE INDEX identities_of_account ON identities (account_id)",
        "CREATE TABLE provider_visits (
            state {bytes} NOT NULL PRIMARY KEY,
            browser {bytes} NOT NULL,
            provider {text} NOT NULL,
            errand {text} NOT NULL,
            nonce {text} NOT NULL,
            verifier {text} NOT NULL,
            next {text} NOT NULL,
            expires_at {long} NOT NULL
        ) {keyed}",
        "ALTER TABLE api_tokens ADD COLUMN powers {text} NOT NULL DEFAULT 'read,declare,act'",
        "ALTER TABLE api_tokens ADD COLUMN facility_id {uuid}",
    ]
);
