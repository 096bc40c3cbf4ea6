//! By what each case is found when look-alikes are sought (SUPP-2). No pair of
//! cases has a row, and no row is shared between two cases.

super::step!(
    "16_likeness",
    &[
        "CREATE TABLE case_likeness (
            number {numbered},
            case_id {uuid} NOT NULL UNIQUE REFERENCES cases (id),
            profile {text} NOT NULL,
            keys {bytes} NOT NULL,
            set_apart {text} NOT NULL,
            incident_id {uuid},
            mark {text} NOT NULL,
            changed {int} NOT NULL,
            looked {int} NOT NULL
        ) {strict}",
        "CREATE INDEX case_likeness_waiting ON case_likeness (number) WHERE changed > looked",
        "CREATE TABLE case_keys (
            key {long} NOT NULL,
            number {long} NOT NULL,
            PRIMARY KEY (key, number)
        ) {keyed}",
    ]
);
