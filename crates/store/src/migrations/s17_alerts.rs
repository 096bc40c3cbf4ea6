//! Alerts, their recipients, and their sendings on the way (SIGN-3); what
//! facilities said they use.

super::step!(
    "17_alerts",
    &[
        "CREATE TABLE alerts (
            id {uuid} NOT NULL PRIMARY KEY,
            year {int} NOT NULL,
            number {int} NOT NULL,
            state {text} NOT NULL,
            nature {text} NOT NULL,
            tlp {text} NOT NULL,
            urgency {text} NOT NULL,
            incident_id {uuid},
            updated_at {long} NOT NULL,
            sent_at {long},
            remind_at {long},
            reminders {int} NOT NULL,
            UNIQUE (year, number)
        ) {strict}",
        "CREATE INDEX alerts_by_state ON alerts (state, updated_at)",
        "CREATE INDEX alerts_to_remind ON alerts (remind_at) WHERE remind_at IS NOT NULL",
        "CREATE TABLE alert_recipients (
            alert_id {uuid} NOT NULL REFERENCES alerts (id),
            facility_id {uuid} NOT NULL,
            position {long} NOT NULL,
            departement {text} NOT NULL,
            ars {text},
            addresses {int} NOT NULL,
            receipt {text} NOT NULL,
            answers {text} NOT NULL,
            answered_at {long},
            answer_act {uuid},
            PRIMARY KEY (alert_id, facility_id)
        ) {strict}",
        "CREATE INDEX alert_recipients_in_order ON alert_recipients (alert_id, position)",
        "CREATE INDEX alert_recipients_of_facility ON alert_recipients (facility_id, receipt)",
        "CREATE INDEX alert_recipients_by_receipt ON alert_recipients (alert_id, receipt, ars)",
        "CREATE TABLE alert_dispatches (
            id {uuid} NOT NULL PRIMARY KEY,
            alert_id {uuid} NOT NULL REFERENCES alerts (id),
            act_id {uuid} NOT NULL,
            kind {text} NOT NULL,
            ars {text},
            deadline {long},
            reached {long} NOT NULL,
            facilities {int} NOT NULL,
            begun_at {long} NOT NULL,
            done_at {long}
        ) {strict}",
        "CREATE INDEX alert_dispatches_open ON alert_dispatches (begun_at) WHERE done_at IS NULL",
        "CREATE TABLE facility_products (
            facility_id {uuid} NOT NULL,
            case_id {uuid} NOT NULL,
            words {text} NOT NULL,
            PRIMARY KEY (facility_id, case_id, words)
        ) {strict}",
        "CREATE INDEX facility_products_of_case ON facility_products (case_id)",
        "ALTER TABLE outbox ADD COLUMN alert_id {uuid}",
        "CREATE INDEX outbox_of_alert ON outbox (alert_id) WHERE alert_id IS NOT NULL",
    ]
);
