//! The long campaign of faults; the test run has the same in a bounded form.

use std::path::Path;

use crate::requirements::{self, Requirement};
use crate::steps::Steps;
use crate::tests::cargo;

/// Kills the program and its database so many times under load, on both
/// databases; then a small wave on three nodes, one of which is killed.
///
/// # Errors
/// When something is missing, or something that was accepted was lost.
pub(crate) fn campaign(root: &Path, rounds: u32) -> Result<(), String> {
    requirements::install(&[Requirement::Postgres], root)?;
    let mut steps = Steps::default();
    for kind in ["sudden_death", "outages", "failover"] {
        steps.run(
            kind,
            cargo(root)
                .args(["test", "--locked", "-p", "vigie", "--test", "program", kind])
                .env("VIGIE_FAULTS", rounds.to_string()),
        );
    }
    // The tests have built the program.
    steps.run(
        "wave",
        cargo(root)
            .args(["run", "--locked", "-p", "bench", "--", "wave"])
            .args(["--facilities", "200", "--seconds", "10", "--idle", "20"])
            .args(["--program", "target/debug/vigie"]),
    );
    steps.finish()
}
