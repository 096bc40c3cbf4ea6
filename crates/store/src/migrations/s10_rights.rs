//! How rights end and who asks for them; the seats of those who read cases,
//! and mass reading.

super::step!(
    "10_rights",
    &[
        "ALTER TABLE grants ADD COLUMN warned_at {long}",
        "ALTER TABLE grants ADD COLUMN ended_at {long}",
        "ALTER TABLE grants ADD COLUMN doubted_at {long}",
        "ALTER TABLE accounts ADD COLUMN signed_in_at {long}",
        "CREATE INDEX grants_to_end ON grants (valid_until) \
         WHERE valid_until IS NOT NULL AND ended_at IS NULL",
        "CREATE INDEX facilities_of_entity ON facilities (legal_entity) \
         WHERE legal_entity IS NOT NULL",
        "CREATE INDEX facilities_of_group ON facilities (support_ght) \
         WHERE support_ght IS NOT NULL",
        "CREATE TABLE director_requests (
            id {uuid} NOT NULL PRIMARY KEY,
            facility_id {uuid} NOT NULL,
            asked_at {long} NOT NULL,
            name {text} NOT NULL,
            job {text} NOT NULL,
            email {text} NOT NULL,
            phone {text} NOT NULL,
            words {text} NOT NULL,
            answered_at {long}
        ) {strict}",
        "CREATE INDEX director_requests_open ON director_requests (asked_at) \
         WHERE answered_at IS NULL",
        "CREATE TABLE proposals (
            id {uuid} NOT NULL PRIMARY KEY,
            account_id {uuid} NOT NULL REFERENCES accounts (id),
            facility_id {uuid} NOT NULL,
            from_facility_id {uuid} NOT NULL,
            proposed_by {text} NOT NULL,
            proposed_at {long} NOT NULL,
            valid_until {long},
            answered_at {long}
        ) {strict}",
        "CREATE INDEX proposals_to_facility ON proposals (facility_id) WHERE answered_at IS NULL",
        "CREATE INDEX proposals_from_facility ON proposals (from_facility_id) \
         WHERE answered_at IS NULL",
        "ALTER TABLE access_record ADD COLUMN seat {text} NOT NULL \
         DEFAULT '{\"seat\":\"stranger\"}'",
        "CREATE INDEX access_record_of_person ON access_record (person, at)",
        "CREATE INDEX access_record_by_time ON access_record (at)",
        "CREATE TABLE mass_readings (
            id {uuid} NOT NULL PRIMARY KEY,
            person {text} NOT NULL,
            seat {text} NOT NULL,
            watcher {text} NOT NULL,
            since {long} NOT NULL,
            until {long} NOT NULL,
            cases {int} NOT NULL,
            exported {int} NOT NULL,
            acknowledged_at {long},
            acknowledged_by {text}
        ) {strict}",
        "CREATE INDEX mass_readings_of_person ON mass_readings (person, until)",
        "CREATE TABLE rounds (
            name {text} NOT NULL PRIMARY KEY,
            done_until {long} NOT NULL
        ) {keyed}",
    ]
);
