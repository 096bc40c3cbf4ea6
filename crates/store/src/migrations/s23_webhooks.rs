//! Programs that are told of acts, and what each was told.

super::step!(
    "23_webhooks",
    &[
        "CREATE TABLE webhooks (
            id {uuid} NOT NULL PRIMARY KEY,
            account_id {uuid} NOT NULL REFERENCES accounts (id),
            name {text} NOT NULL,
            url {text} NOT NULL,
            topics {text} NOT NULL,
            sealed_secret {bytes} NOT NULL,
            former_secret {bytes},
            former_until {long},
            created_at {long} NOT NULL,
            position {long} NOT NULL,
            failing_since {long},
            paused_at {long},
            pause {text}
        ) {strict}",
        "CREATE INDEX webhooks_of_account ON webhooks (account_id)",
        "CREATE TABLE webhook_deliveries (
            id {uuid} NOT NULL PRIMARY KEY,
            webhook_id {uuid} NOT NULL REFERENCES webhooks (id),
            account_id {uuid} NOT NULL,
            act_id {uuid},
            subject_kind {text},
            subject_id {uuid},
            seq {int} NOT NULL,
            kind {text} NOT NULL,
            happened_at {long} NOT NULL,
            queued_at {long} NOT NULL,
            attempts {int} NOT NULL,
            next_try_at {long} NOT NULL,
            claimed_until {long} NOT NULL,
            status {int},
            trouble {text},
            tried_at {long},
            delivered_at {long},
            given_up_at {long},
            UNIQUE (webhook_id, act_id)
        ) {strict}",
        "CREATE INDEX webhook_deliveries_waiting ON webhook_deliveries (next_try_at)
            WHERE delivered_at IS NULL AND given_up_at IS NULL",
        "CREATE INDEX webhook_deliveries_latest ON webhook_deliveries (webhook_id, queued_at)",
    ]
);
