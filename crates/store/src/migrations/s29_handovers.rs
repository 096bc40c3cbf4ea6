//! What the shift of each body left to the next, last.

super::step!(
    "29_handovers",
    &["CREATE TABLE handovers (
        body {text} NOT NULL PRIMARY KEY,
        act_id {uuid} NOT NULL,
        left_by {text} NOT NULL,
        left_at {long} NOT NULL,
        read_by {text},
        read_at {long}
    ) {keyed}",]
);
