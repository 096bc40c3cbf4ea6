//! Playbooks and the versions that were approved (SUPP-5).

super::step!(
    "19_playbooks",
    &[
        "CREATE TABLE playbooks (
            id {uuid} NOT NULL PRIMARY KEY,
            name {text} NOT NULL UNIQUE,
            title {text} NOT NULL,
            state {text} NOT NULL,
            draft {text},
            version {int} NOT NULL,
            review_by {text},
            remind_at {long},
            updated_at {long} NOT NULL
        ) {strict}",
        "CREATE INDEX playbooks_to_remind ON playbooks (remind_at) WHERE remind_at IS NOT NULL",
        "CREATE TABLE playbook_versions (
            playbook_id {uuid} NOT NULL REFERENCES playbooks (id),
            version {int} NOT NULL,
            content {text} NOT NULL,
            origin {text} NOT NULL,
            approved_at {long} NOT NULL,
            PRIMARY KEY (playbook_id, version)
        ) {strict}",
    ]
);
