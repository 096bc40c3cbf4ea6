//! Accounts, their rights, and the secrets by which people come in.

super::step!(
    "04_people",
    &[
        "CREATE TABLE accounts (
            id {uuid} NOT NULL PRIMARY KEY,
            pseudonym {text} NOT NULL UNIQUE,
            email {text} NOT NULL,
            folded_email {text} NOT NULL UNIQUE,
            name {text} NOT NULL,
            job {text},
            phone {text},
            lang {text} NOT NULL,
            password_hash {text},
            created_at {long} NOT NULL,
            disabled_at {long}
        ) {strict}",
        "CREATE TABLE grants (
            id {uuid} NOT NULL PRIMARY KEY,
            account_id {uuid} NOT NULL REFERENCES accounts (id),
            held_right {text} NOT NULL,
            facility_id {uuid},
            facility_role {text},
            body {text},
            valid_from {long} NOT NULL,
            valid_until {long},
            granted_by {text} NOT NULL,
            note {text}
        ) {strict}",
        "CREATE INDEX grants_of_account ON grants (account_id)",
        "CREATE INDEX grants_of_facility ON grants (facility_id) WHERE facility_id IS NOT NULL",
        "CREATE INDEX grants_of_body ON grants (body) WHERE body IS NOT NULL",
        "CREATE TABLE sessions (
            token {bytes} NOT NULL PRIMARY KEY,
            account_id {uuid} NOT NULL REFERENCES accounts (id),
            created_at {long} NOT NULL,
            last_seen_at {long} NOT NULL,
            expires_at {long} NOT NULL,
            user_agent {text}
        ) {keyed}",
        "CREATE INDEX sessions_of_account ON sessions (account_id)",
        "CREATE INDEX sessions_by_end ON sessions (expires_at)",
        "CREATE TABLE api_tokens (
            hash {bytes} NOT NULL PRIMARY KEY,
            account_id {uuid} NOT NULL REFERENCES accounts (id),
            name {text} NOT NULL,
            created_at {long} NOT NULL,
            expires_at {long},
            last_used_at {long},
            revoked_at {long}
        ) {keyed}",
        "CREATE INDEX api_tokens_of_account ON api_tokens (account_id)",
        "CREATE TABLE invitations (
            hash {bytes} NOT NULL PRIMARY KEY,
            account_id {uuid} NOT NULL REFERENCES accounts (id),
            purpose {text} NOT NULL,
            expires_at {long} NOT NULL,
            used_at {long}
        ) {keyed}",
        "CREATE TABLE attempts (
            attempt {text} NOT NULL PRIMARY KEY,
            failures {int} NOT NULL,
            last_at {long} NOT NULL
        ) {keyed}",
    ]
);
