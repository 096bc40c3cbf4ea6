//! Recommendations of lessons that name a playbook, and what the keepers of the
//! playbook answered to the changes that they propose (LESS-2); no word that a
//! person wrote.

super::step!(
    "41_lessons_links",
    &[
        "CREATE TABLE lessons_links (
            case_id {uuid} NOT NULL REFERENCES cases (id),
            number {int} NOT NULL,
            reference {text} NOT NULL,
            act_id {uuid} NOT NULL,
            playbook {text} NOT NULL,
            proposes {text} NOT NULL,
            linked_at {long} NOT NULL,
            PRIMARY KEY (case_id, number)
        ) {strict}",
        "CREATE INDEX lessons_links_of_playbook ON lessons_links (playbook, linked_at)",
        "CREATE TABLE playbook_answers (
            playbook_id {uuid} NOT NULL REFERENCES playbooks (id),
            reference {text} NOT NULL,
            number {int} NOT NULL,
            answer {text} NOT NULL,
            version {int},
            answered_at {long} NOT NULL,
            PRIMARY KEY (playbook_id, reference, number)
        ) {strict}",
        "CREATE INDEX playbook_answers_of_case ON playbook_answers (reference)",
    ]
);
