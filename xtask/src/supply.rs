//! What the program is made of: the rules of `deny.toml`, and the bill of
//! materials.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::sbom;
use crate::steps::Steps;

/// The tool that holds the rules, at the version that they are written for.
const DENY: &str = "0.20.2";

/// Installs the tool if it is missing, and checks the rules.
///
/// # Errors
/// When it cannot be installed, or a rule is broken.
pub(crate) fn check(root: &Path) -> Result<(), String> {
    let tool = match found(root) {
        Some(tool) => tool,
        None => installed(root)?,
    };
    let mut steps = Steps::default();
    steps.run("parts for every system", &mut fetch(root));
    steps.run("what the program is made of", &mut deny(&tool, root));
    steps.finish()
}

/// The rules and the bill of materials, as part of a test run. The tool takes
/// minutes to compile: elsewhere than in continuous integration, it is only
/// installed by `cargo xtask supply`.
pub(crate) fn include(root: &Path, steps: &mut Steps) {
    let tool = match found(root) {
        None if std::env::var_os("CI").is_some() => installed(root).ok(),
        found => found,
    };
    match tool {
        Some(tool) => {
            steps.run_silently("parts for every system", &mut fetch(root));
            steps.run_silently("what the program is made of", &mut deny(&tool, root));
        }
        None => eprintln!("\n── cargo-deny is not installed: run cargo xtask supply"),
    }
    match sbom::write(root) {
        Ok((file, parts)) => eprintln!("\n── {parts} parts listed in {}", file.display()),
        Err(error) => steps.fail("bill of materials", &error),
    }
}

fn found(root: &Path) -> Option<PathBuf> {
    let own = root.join("target/tools/bin/cargo-deny");
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::iter::once(own)
        .chain(std::env::split_paths(&path).map(|folder| folder.join("cargo-deny")))
        .find(|file| file.is_file())
}

fn installed(root: &Path) -> Result<PathBuf, String> {
    eprintln!("── compiling cargo-deny {DENY}, once");
    let folder = root.join("target/tools");
    let status = Command::new("cargo")
        .args(["install", "--locked", "--version", DENY, "--root"])
        .arg(&folder)
        .arg("cargo-deny")
        .status();
    match status.is_ok_and(|status| status.success()) {
        true => Ok(folder.join("bin/cargo-deny")),
        false => Err("cargo-deny could not be installed".to_owned()),
    }
}

/// The parts that only other systems need, which no build of this machine has
/// fetched: the tool, which asks nobody, reads them all.
fn fetch(root: &Path) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(root).args(["fetch", "--locked"]);
    command
}

/// Advisories are left to who has a network: their list is not in a registry.
fn deny(tool: &Path, root: &Path) -> Command {
    let mut command = Command::new(tool);
    command
        .current_dir(root)
        .args(["--offline", "--locked", "check", "--hide-inclusion-graph"])
        .args(["licenses", "bans", "sources"]);
    command
}
