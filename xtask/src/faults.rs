//! The long campaign of faults; the test run has the same in a bounded form.

use std::path::Path;

use crate::requirements::{self, Requirement};
use crate::steps::Steps;
use crate::tests::cargo;

/// Kills the program and its database so many times under load, on both
/// databases.
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
    steps.finish()
}
