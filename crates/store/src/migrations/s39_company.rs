//! When the cases that look like one may have become others: what was found
//! before is remembered as long as it cannot.

super::step!(
    "39_company",
    &["ALTER TABLE case_likeness ADD COLUMN company {int} NOT NULL DEFAULT 0"]
);
