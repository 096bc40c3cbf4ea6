//! The programs of tests, built once and run many times.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;

use crate::tests::cargo;

/// Where each is, and the folder in which it runs.
pub(super) struct Programs(BTreeMap<String, (PathBuf, PathBuf)>);

impl Programs {
    /// Builds those files of tests.
    ///
    /// # Errors
    /// When one does not build.
    pub(super) fn build(root: &Path, needed: &BTreeSet<&str>) -> Result<Self, String> {
        let mut build = cargo(root);
        build.args(["test", "--locked", "--workspace", "--no-run"]);
        build.args(["--message-format", "json-render-diagnostics"]);
        for name in needed {
            build.args(["--test", name]);
        }
        let built = build
            .stdin(Stdio::null())
            .stderr(Stdio::inherit())
            .output()
            .map_err(|error| error.to_string())?;
        let said = String::from_utf8_lossy(&built.stdout);
        let programs: BTreeMap<_, _> = said.lines().filter_map(program).collect();
        let missing = needed.iter().find(|name| !programs.contains_key(**name));
        match missing {
            None if built.status.success() => Ok(Self(programs)),
            Some(name) if built.status.success() => Err(format!("there are no tests {name}")),
            _ => Err("the tests do not build".to_owned()),
        }
    }

    /// Runs those whose names hold `filter`.
    pub(super) fn run(&self, tests: &str, filter: &str) -> Command {
        let (program, folder) = self.0.get(tests).cloned().unwrap_or_default();
        let mut command = Command::new(program);
        command
            .current_dir(folder)
            .args([filter, "--nocapture", "--test-threads", "2"]);
        command
    }
}

/// The program of tests of which a line of Cargo's tells.
fn program(line: &str) -> Option<(String, (PathBuf, PathBuf))> {
    let told: Value = serde_json::from_str(line).ok()?;
    let name = told["target"]["name"].as_str()?;
    let program = PathBuf::from(told["executable"].as_str()?);
    let manifest = PathBuf::from(told["manifest_path"].as_str()?);
    let tests = told["target"]["kind"].as_array()?;
    tests.iter().any(|kind| kind == "test").then(|| {
        let folder = manifest.parent().unwrap_or(Path::new("")).to_owned();
        (name.to_owned(), (program, folder))
    })
}
