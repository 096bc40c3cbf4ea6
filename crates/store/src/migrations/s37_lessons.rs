//! The lessons that CERT and agencies share, by what they are found (LESS-3);
//! no word that a person wrote. Lists of words stand between commas.

super::step!(
    "37_lessons",
    &[
        "CREATE TABLE lessons (
            case_id {uuid} NOT NULL PRIMARY KEY REFERENCES cases (id),
            act_id {uuid} NOT NULL,
            number {int} NOT NULL,
            approved_at {long} NOT NULL,
            year {int} NOT NULL,
            nature {text} NOT NULL,
            departement {text} NOT NULL,
            roots {text} NOT NULL,
            factors {text} NOT NULL
        ) {strict}",
        "CREATE INDEX lessons_newest ON lessons (approved_at, case_id)",
    ]
);
