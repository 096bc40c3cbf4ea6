//! A node with an older version beside a new one: the older program is built
//! from its commit.

use std::{path::Path, process::Command};

use crate::{
    requirements::{self, Requirement},
    steps::Steps,
    tests::{cargo, start_cluster, with_services},
};

/// Builds the program of a commit, then lets it work beside today's on one
/// database, through an upgrade.
///
/// # Errors
/// When it cannot be built, or something was lost.
pub(crate) fn beside_an_older_node(root: &Path, commit: &str) -> Result<(), String> {
    requirements::install(&[Requirement::Postgres], root)?;
    let folder = root.join("target/older").join(commit);
    if !folder.is_dir() {
        let folder = folder.display().to_string();
        git(root, &["worktree", "add", "--detach", &folder, commit])?;
    }
    let target = root.join("target/older/target");
    let built = cargo(&folder)
        .args(["build", "--locked", "--workspace", "--bin", "vigie"])
        .arg("--target-dir")
        .arg(&target)
        .status();
    if !built.is_ok_and(|status| status.success()) {
        return Err(format!("the program of {commit} does not build"));
    }
    let cluster = start_cluster()?;
    let mut steps = Steps::default();
    let mut tests = cargo(root);
    tests
        .args(["test", "--locked", "--workspace", "--test", "program"])
        .args(["--", "--ignored", "--nocapture", "older_node::"])
        .env("VIGIE_OLDER", target.join("debug/vigie"))
        .env("VIGIE_OLDER_SAYS", root.join("target/older/statements.sql"));
    steps.run(
        "an older node beside a new one",
        with_services(&mut tests, &cluster, root),
    );
    steps.finish()
}

fn git(root: &Path, words: &[&str]) -> Result<(), String> {
    let done = Command::new("git").current_dir(root).args(words).status();
    match done {
        Ok(status) if status.success() => Ok(()),
        _ => Err(format!("git {} failed", words.join(" "))),
    }
}
