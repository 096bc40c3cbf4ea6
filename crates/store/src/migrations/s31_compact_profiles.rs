//! Profiles that take few pages: a search reads some forty of them, and needs
//! none of the keys by which their cases are found.

super::step!(
    "31_compact_profiles",
    &[
        "DROP TABLE case_likeness",
        "DELETE FROM case_keys",
        "CREATE TABLE case_likeness (
            number {numbered},
            case_id {uuid} NOT NULL UNIQUE REFERENCES cases (id),
            profile {bytes} NOT NULL,
            set_apart {text} NOT NULL,
            incident_id {uuid},
            mark {text} NOT NULL,
            changed {int} NOT NULL,
            looked {int} NOT NULL
        ) {strict}",
        "CREATE INDEX case_likeness_waiting ON case_likeness (number) WHERE changed > looked",
        "CREATE TABLE case_key_lists (
            number {long} NOT NULL PRIMARY KEY,
            keys {bytes} NOT NULL
        ) {strict}",
    ]
);
