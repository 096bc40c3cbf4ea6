//! The test run: checks, then tests, with one PostgreSQL cluster for all of them.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use cluster::{Cluster, Durability};

use crate::attack;
use crate::requirements::{self, Requirement};
use crate::steps::Steps;
use crate::subset::Subset;
use crate::supply;

/// Checks the form, the lints and every test.
///
/// # Errors
/// When something is missing or fails.
pub(crate) fn everything(root: &Path) -> Result<(), String> {
    requirements::install(&Requirement::ALL, root)?;
    let mut steps = Steps::default();
    steps.run("form", cargo(root).args(["fmt", "--all", "--check"]));
    steps.run(
        "lints",
        cargo(root)
            .args(["clippy", "--locked", "--workspace", "--all-targets"])
            .args(["--", "-D", "warnings"]),
    );
    steps.run(
        "lints of the program without traces",
        cargo(root)
            .args(["clippy", "--locked", "--workspace", "--no-default-features"])
            .args(["--", "-D", "warnings"]),
    );
    let cluster = start_cluster()?;
    let tests = if has_nextest(root) {
        vec!["nextest", "run", "--no-fail-fast", "--workspace"]
    } else {
        vec!["test", "--no-fail-fast", "--workspace", "--all-targets"]
    };
    steps.run(
        "tests",
        with_services(cargo(root).args(tests).arg("--locked"), &cluster, root),
    );
    steps.run_silently(
        "examples in the documentation",
        cargo(root).args(["test", "--quiet", "--locked", "--workspace", "--doc"]),
    );
    drop(cluster);
    supply::include(root, &mut steps);
    attack::include(root, &mut steps);
    steps.finish()
}

/// Runs a part of the tests, without the checks.
///
/// # Errors
/// When something is missing or fails.
pub(crate) fn only(subset: Subset, root: &Path) -> Result<(), String> {
    requirements::install(subset.requirements(), root)?;
    let mut steps = Steps::default();
    let mut tests = cargo(root);
    if has_nextest(root) {
        tests.args(["nextest", "run", "--no-fail-fast", "--no-tests", "pass"]);
        tests.args(subset.nextest_arguments());
    } else {
        tests.args(["test", "--no-fail-fast"]);
        tests.args(subset.cargo_test_arguments());
    }
    if subset.requirements().contains(&Requirement::Postgres) {
        let cluster = start_cluster()?;
        steps.run("tests", with_services(&mut tests, &cluster, root));
    } else {
        steps.run("tests", &mut tests);
    }
    steps.finish()
}

/// The cargo that runs this.
pub(crate) fn cargo(root: &Path) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root);
    cargo
}

fn has_nextest(root: &Path) -> bool {
    let found = cargo(root)
        .args(["nextest", "--version"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !found {
        eprintln!("cargo-nextest is not installed: the same tests run by cargo test, slower");
    }
    found
}

pub(crate) fn start_cluster() -> Result<Cluster, String> {
    let begun = Instant::now();
    let cluster = Cluster::start(Durability::Fast).map_err(|error| error.to_string())?;
    let seconds = begun.elapsed().as_secs_f32();
    eprintln!("\n── PostgreSQL for the tests, started in {seconds:.1} s");
    Ok(cluster)
}

pub(crate) fn with_services<'a>(
    tests: &'a mut Command,
    cluster: &Cluster,
    root: &Path,
) -> &'a mut Command {
    tests
        .env("VIGIE_TEST_POSTGRES", cluster.url())
        .env("VIGIE_AXE", requirements::axe(root))
}
