//! What facilities say they use.

super::step!(
    "21_suppliers",
    &[
        "CREATE TABLE facility_suppliers (
            id {uuid} NOT NULL PRIMARY KEY,
            facility_id {uuid} NOT NULL REFERENCES facilities (id),
            supplier {text} NOT NULL,
            words {text} NOT NULL,
            stated_at {long} NOT NULL
        ) {strict}",
        "CREATE INDEX facility_suppliers_of_facility ON facility_suppliers (facility_id)",
    ]
);
