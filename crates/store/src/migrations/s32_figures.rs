//! What is counted of each case (FIG-1); no word of any person. Sets of words
//! are bits in the order of their vocabulary, times are minutes. The stamp
//! grows with each change, so that readers find what changed since.

super::step!(
    "32_figures",
    &[
        "CREATE TABLE case_figures (
            case_id {uuid} NOT NULL PRIMARY KEY REFERENCES cases (id),
            stamp {long} NOT NULL,
            facility_id {uuid} NOT NULL,
            event {uuid},
            declared_on {text} NOT NULL,
            departement {text} NOT NULL,
            nature {text} NOT NULL,
            reality {text} NOT NULL,
            judged {text} NOT NULL,
            class {text},
            malice {text} NOT NULL,
            causes {long} NOT NULL,
            care {text},
            patients {text},
            data {long} NOT NULL,
            data_natures {long} NOT NULL,
            operation {text},
            support {text} NOT NULL,
            resolved_before {text} NOT NULL,
            degraded {long},
            declared_after {long},
            taken_in_after {long},
            qualified_after {long},
            first_measure_after {long},
            closed_after {long},
            open_to {text} NOT NULL
        ) {strict}",
        "CREATE INDEX case_figures_changed ON case_figures (stamp)",
    ]
);
