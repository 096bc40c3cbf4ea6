//! What can break, and the tests that let it.

/// One fault.
pub(super) struct Fault {
    /// What the table calls it.
    pub(super) name: &'static str,
    /// The file of tests.
    pub(super) tests: &'static str,
    /// A part of the names of the tests.
    pub(super) filter: &'static str,
    pub(super) rounds: Rounds,
    /// Of so many rounds that are asked for, one is run.
    pub(super) rarely: u32,
}

/// What a round is.
#[derive(Clone, Copy)]
pub(super) enum Rounds {
    /// The test lets the fault happen so many times over one portal, at most.
    OfTheTest {
        /// Beyond, another portal begins.
        most: u32,
    },
    /// Each run is a round.
    OneEach,
}

const fn many(name: &'static str, tests: &'static str, filter: &'static str) -> Fault {
    Fault {
        name,
        tests,
        filter,
        rounds: Rounds::OfTheTest { most: 50 },
        rarely: 1,
    }
}

const fn one(name: &'static str, tests: &'static str, filter: &'static str, rarely: u32) -> Fault {
    Fault {
        name,
        tests,
        filter,
        rounds: Rounds::OneEach,
        rarely,
    }
}

/// All of them.
pub(super) const FAULTS: [Fault; 20] = [
    many(
        "kill -9, embedded database",
        "program",
        "sudden_death::decl_5_killed",
    ),
    many("kill -9, PostgreSQL", "program", "sudden_death::decl_5_nor"),
    many(
        "PostgreSQL crashes and comes back, ends connections",
        "program",
        "outages::keep_1_a_server",
    ),
    many(
        "PostgreSQL cut in the middle of a word",
        "program",
        "failover::keep_1_connections",
    ),
    one(
        "PostgreSQL lost, its standby takes over",
        "program",
        "failover::keep_1_a_standby",
        10,
    ),
    one("PostgreSQL slow", "program", "failover::keep_1_a_slow", 10),
    one(
        "PostgreSQL away, readiness and status",
        "program",
        "outages::a_portal_without",
        10,
    ),
    one(
        "disk full, embedded database",
        "program",
        "outages::keep_1_a_disk",
        10,
    ),
    one("disk full, evidence", "program", "evidence_room::", 10),
    one(
        "disk nearly full, evidence",
        "vault",
        "keep_1_a_disk_nearly_full",
        10,
    ),
    one(
        "evidence store fails, lies, is slow",
        "vault",
        "failing::",
        10,
    ),
    one(
        "evidence store fails for a while",
        "vault",
        "keep_1_a_store_that_fails",
        10,
    ),
    one(
        "mail server fails in every way for twelve hours",
        "program",
        "mail_outages::decl_5_a_mail_server_that_fails",
        10,
    ),
    one(
        "mail server greylists",
        "program",
        "mail_outages::decl_5_a_mail_server_that_greylists",
        10,
    ),
    one(
        "mail server slow",
        "program",
        "mail_outages::decl_5_a_slow",
        10,
    ),
    one(
        "clocks jump",
        "use_cases",
        "several_nodes::clocks_that_jump",
        10,
    ),
    one(
        "three nodes on every job",
        "use_cases",
        "several_nodes::three_nodes",
        10,
    ),
    one(
        "each row, each commit refused by the database",
        "use_cases",
        "faults::",
        100,
    ),
    one("more requests than a node answers", "http", "crowd::", 10),
    one(
        "statements of the released version beside the new",
        "program",
        "older_node::",
        100,
    ),
];
