//! What is owed to cases, incidents and alerts, in one table.

super::step!(
    "26_one_table_of_obligations",
    &[
        "DROP INDEX obligations_open",
        "DROP INDEX obligations_owed",
        "DROP INDEX obligations_to_remind",
        "ALTER TABLE obligations RENAME TO obligations_of_cases",
        "CREATE TABLE obligations (
            number {numbered},
            subject_kind {text} NOT NULL,
            subject_id {uuid} NOT NULL,
            case_id {uuid} REFERENCES cases (id),
            duty {text} NOT NULL,
            about {int} NOT NULL,
            owed_by {text} NOT NULL,
            since {long} NOT NULL,
            due {long},
            terms {text},
            remind_at {long},
            met_at {long},
            met_by {uuid},
            reminded_at {long}
        ) {strict}",
        "INSERT INTO obligations (subject_kind, subject_id, case_id, duty, about, owed_by, since,
            due, terms, remind_at, met_at, met_by, reminded_at)
            SELECT 'case', case_id, case_id, duty, about, owed_by, since, due, terms, remind_at,
                met_at, met_by, reminded_at
            FROM obligations_of_cases ORDER BY number",
        "INSERT INTO obligations (subject_kind, subject_id, case_id, duty, about, owed_by, since,
            due, remind_at, met_at, reminded_at)
            SELECT 'incident', incident_id, case_id,
                CASE duty WHEN 'close' THEN 'close-incident' ELSE duty END, about, owed_by, since,
                due, CASE WHEN reminded_at IS NULL THEN due END, met_at, reminded_at
            FROM incident_obligations ORDER BY number",
        "DROP TABLE obligations_of_cases",
        "DROP TABLE incident_obligations",
        "CREATE UNIQUE INDEX obligations_open
            ON obligations (subject_id, duty, about, owed_by, case_id) WHERE met_at IS NULL",
        "CREATE INDEX obligations_owed ON obligations (owed_by, since) WHERE met_at IS NULL",
        "CREATE INDEX obligations_to_remind ON obligations (remind_at)
            WHERE met_at IS NULL AND remind_at IS NOT NULL",
    ]
);
