//! Messages on their way out.

super::step!(
    "05_outbox",
    &[
        "CREATE TABLE outbox (
            id {uuid} NOT NULL PRIMARY KEY,
            dispatch {text} NOT NULL,
            recipient {text} NOT NULL,
            case_id {uuid},
            act_id {uuid},
            template {text} NOT NULL,
            address {text} NOT NULL,
            lang {text} NOT NULL,
            priority {int} NOT NULL,
            urgency {text} NOT NULL,
            deadline {long},
            bodies {text} NOT NULL,
            secret {text},
            message_id {text} NOT NULL,
            queued_at {long} NOT NULL,
            attempts {int} NOT NULL,
            next_try_at {long} NOT NULL,
            claimed_until {long} NOT NULL,
            last_error {text},
            sent_at {long},
            given_up_at {long},
            UNIQUE (dispatch, recipient)
        ) {strict}",
        "CREATE INDEX outbox_waiting ON outbox (priority, next_try_at)
            WHERE sent_at IS NULL AND given_up_at IS NULL",
        "CREATE INDEX outbox_of_case ON outbox (case_id, queued_at)",
        "CREATE INDEX outbox_given_up ON outbox (given_up_at) WHERE given_up_at IS NOT NULL",
    ]
);
