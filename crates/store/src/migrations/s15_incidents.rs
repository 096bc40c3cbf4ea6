//! Incidents: their cases, where the facilities stand with the action plan,
//! what is owed to them, and what is public of them (SIGN-1, SIGN-2).

super::step!(
    "15_incidents",
    &[
        "CREATE TABLE incidents (
            id {uuid} NOT NULL PRIMARY KEY,
            year {int} NOT NULL,
            number {int} NOT NULL,
            reality {text} NOT NULL,
            mode {text},
            opened_at {long} NOT NULL,
            over_at {long},
            updated_at {long} NOT NULL,
            seq {int} NOT NULL,
            UNIQUE (year, number)
        ) {strict}",
        "CREATE INDEX incidents_by_age ON incidents (opened_at)",
        "CREATE TABLE incident_cases (
            incident_id {uuid} NOT NULL REFERENCES incidents (id),
            case_id {uuid} NOT NULL REFERENCES cases (id),
            joined_at {long} NOT NULL,
            left_seq {int},
            left_at {long},
            PRIMARY KEY (incident_id, case_id)
        ) {strict}",
        "CREATE INDEX incident_cases_of_case ON incident_cases (case_id)",
        "CREATE TABLE incident_progress (
            incident_id {uuid} NOT NULL,
            case_id {uuid} NOT NULL,
            action {int} NOT NULL,
            progress {text} NOT NULL,
            at {long} NOT NULL,
            act_id {uuid} NOT NULL,
            PRIMARY KEY (incident_id, case_id, action)
        ) {strict}",
        "CREATE TABLE incident_obligations (
            number {numbered},
            incident_id {uuid} NOT NULL REFERENCES incidents (id),
            case_id {uuid},
            duty {text} NOT NULL,
            about {int} NOT NULL,
            owed_by {text} NOT NULL,
            since {long} NOT NULL,
            due {long},
            met_at {long},
            reminded_at {long}
        ) {strict}",
        "CREATE INDEX incident_obligations_open ON incident_obligations (incident_id)
            WHERE met_at IS NULL",
        "CREATE INDEX incident_obligations_owed ON incident_obligations (owed_by, since)
            WHERE met_at IS NULL",
        "CREATE INDEX incident_obligations_due ON incident_obligations (due)
            WHERE met_at IS NULL AND reminded_at IS NULL",
        "CREATE TABLE public_statements (
            incident_id {uuid} NOT NULL REFERENCES incidents (id),
            number {int} NOT NULL,
            act_id {uuid} NOT NULL,
            published_at {long} NOT NULL,
            PRIMARY KEY (incident_id, number)
        ) {strict}",
    ]
);
