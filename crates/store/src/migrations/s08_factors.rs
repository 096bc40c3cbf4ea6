//! Second factors, what a sign-in still lacks, and requests to begin anew
//! without the factors that were lost.

super::step!(
    "08_factors",
    &[
        "ALTER TABLE sessions ADD COLUMN assurance {text} NOT NULL DEFAULT 'password'",
        "ALTER TABLE sessions ADD COLUMN proven_at {long} NOT NULL DEFAULT 0",
        "CREATE TABLE code_applications (
            account_id {uuid} NOT NULL PRIMARY KEY REFERENCES accounts (id),
            sealed_key {bytes} NOT NULL,
            last_step {long} NOT NULL,
            created_at {long} NOT NULL,
            last_used_at {long}
        ) {keyed}",
        "CREATE TABLE passkeys (
            id {uuid} NOT NULL PRIMARY KEY,
            account_id {uuid} NOT NULL REFERENCES accounts (id),
            credential {bytes} NOT NULL UNIQUE,
            name {text} NOT NULL,
            passkey {text} NOT NULL,
            created_at {long} NOT NULL,
            last_used_at {long}
        ) {strict}",
        "CREATE INDEX passkeys_of_account ON passkeys (account_id)",
        "CREATE TABLE recovery_codes (
            account_id {uuid} NOT NULL REFERENCES accounts (id),
            hash {bytes} NOT NULL,
            salt {bytes} NOT NULL,
            created_at {long} NOT NULL,
            used_at {long},
            PRIMARY KEY (account_id, hash)
        ) {keyed}",
        "CREATE TABLE pending_sign_ins (
            token {bytes} NOT NULL PRIMARY KEY,
            account_id {uuid} NOT NULL REFERENCES accounts (id),
            shown {text} NOT NULL,
            expires_at {long} NOT NULL
        ) {keyed}",
        "CREATE INDEX pending_sign_ins_of_account ON pending_sign_ins (account_id)",
        "CREATE TABLE challenges (
            holder {bytes} NOT NULL,
            purpose {text} NOT NULL,
            state {text} NOT NULL,
            expires_at {long} NOT NULL,
            PRIMARY KEY (holder, purpose)
        ) {keyed}",
        "CREATE TABLE factor_resets (
            account_id {uuid} NOT NULL PRIMARY KEY REFERENCES accounts (id),
            asked_at {long} NOT NULL,
            confirmed_at {long},
            due_at {long},
            cancel {bytes}
        ) {keyed}",
        "CREATE INDEX factor_resets_due ON factor_resets (due_at) WHERE due_at IS NOT NULL",
    ]
);
