//! When debtors are reminded, under which legal terms they owe, and which act
//! met what they owed.

super::step!(
    "14_clocks",
    &[
        "ALTER TABLE obligations ADD COLUMN terms {text}",
        "ALTER TABLE obligations ADD COLUMN remind_at {long}",
        "ALTER TABLE obligations ADD COLUMN met_by {uuid}",
        "DROP INDEX obligations_due",
        "CREATE INDEX obligations_to_remind ON obligations (remind_at)
            WHERE met_at IS NULL AND remind_at IS NOT NULL",
    ]
);
