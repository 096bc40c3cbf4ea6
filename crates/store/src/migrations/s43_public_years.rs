//! Years of the public tables, each kept as it was published (FIG-2).

super::step!(
    "43_public_years",
    &["CREATE TABLE public_years (
            year {int} NOT NULL PRIMARY KEY,
            published_at {long} NOT NULL,
            fewest {long} NOT NULL,
            numbers {text} NOT NULL
        ) {strict}",]
);
