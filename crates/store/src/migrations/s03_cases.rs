//! The read side of cases. A viewer's row carries copies of what its lists
//! are sorted by, so that a page is one walk along an index.

super::step!(
    "03_cases",
    &[
        "CREATE TABLE cases (
            id {uuid} NOT NULL PRIMARY KEY,
            reference {text} NOT NULL UNIQUE,
            facility_id {uuid} NOT NULL,
            nature {text} NOT NULL,
            departement {text} NOT NULL,
            lead_ars {text},
            state {text} NOT NULL,
            class {text},
            urgency {text} NOT NULL,
            urgency_reasons {text} NOT NULL,
            rank {int} NOT NULL,
            help {text} NOT NULL,
            confirmation {text} NOT NULL,
            reality {text} NOT NULL,
            channel {text} NOT NULL,
            own_handling {text} NOT NULL,
            military {text},
            incident_nature {text},
            affected {int} NOT NULL,
            declared_at {long} NOT NULL,
            taken_in_at {long},
            qualified_at {long},
            closed_at {long},
            updated_at {long} NOT NULL,
            seq {int} NOT NULL
        ) {strict}",
        "CREATE INDEX cases_of_facility ON cases (facility_id, declared_at)",
        "CREATE INDEX cases_of_departement ON cases (departement, declared_at)",
        "CREATE INDEX cases_of_lead ON cases (lead_ars, declared_at)",
        "CREATE TABLE case_viewers (
            viewer {text} NOT NULL,
            case_id {uuid} NOT NULL REFERENCES cases (id),
            state {text} NOT NULL,
            place {int} NOT NULL,
            declared_at {long} NOT NULL,
            PRIMARY KEY (case_id, viewer)
        ) {keyed}",
        "CREATE INDEX case_viewers_queue ON case_viewers (viewer, state, place, declared_at, case_id)",
        "CREATE INDEX case_viewers_newest ON case_viewers (viewer, state, declared_at, case_id, place)",
        "CREATE TABLE obligations (
            number {numbered},
            case_id {uuid} NOT NULL REFERENCES cases (id),
            duty {text} NOT NULL,
            about {int} NOT NULL,
            owed_by {text} NOT NULL,
            since {long} NOT NULL,
            due {long},
            met_at {long},
            reminded_at {long}
        ) {strict}",
        "CREATE UNIQUE INDEX obligations_open ON obligations (case_id, duty, about, owed_by)
            WHERE met_at IS NULL",
        "CREATE INDEX obligations_owed ON obligations (owed_by, since) WHERE met_at IS NULL",
        "CREATE INDEX obligations_due ON obligations (due)
            WHERE met_at IS NULL AND reminded_at IS NULL",
        "CREATE TABLE reference_counters (
            year {int} NOT NULL PRIMARY KEY,
            last {long} NOT NULL
        ) {strict}",
    ]
);
