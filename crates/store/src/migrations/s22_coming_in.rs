//! The rights that a session was last used with, and the passwords that people
//! say they forgot.

super::step!(
    "22_coming_in",
    &[
        "ALTER TABLE sessions ADD COLUMN rights {text} NOT NULL DEFAULT '[]'",
        "CREATE TABLE forgotten_passwords (
            id {uuid} NOT NULL PRIMARY KEY,
            account_id {uuid},
            asked_at {long} NOT NULL
        ) {keyed}",
    ]
);
