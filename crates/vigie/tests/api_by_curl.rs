//! The API by curl alone, against a demonstration: the whole story with its
//! refusals, and the commands of `docs/api.md` as a reader copies them.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// A demonstration that ends with the test.
struct Demo {
    process: Child,
    folder: TempDir,
}

impl Demo {
    /// Starts one and waits until its cases are played.
    fn start() -> Self {
        let folder = TempDir::new().unwrap();
        let mut process = Command::new(env!("CARGO_BIN_EXE_vigie"))
            .args(["demo", "--listen", "127.0.0.1:0", "--data"])
            .arg(folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(process.stdout.take().unwrap());
        let ready = said
            .lines()
            .map_while(Result::ok)
            .any(|line| line.contains("demo.json"));
        assert!(ready, "the demonstration did not start");
        Self { process, folder }
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn is_there(program: &str) -> bool {
    let asked = Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    asked.is_ok_and(|status| status.success())
}

/// Runs a script against a demonstration of its own.
fn run(script: &str) {
    if let Some(missing) = ["bash", "curl", "python3"]
        .iter()
        .find(|program| !is_there(program))
    {
        eprintln!("skipped: {missing} is not there");
        return;
    }
    let demo = Demo::start();
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(script);
    let status = Command::new("bash")
        .arg(script)
        .env("DEMO_JSON", demo.folder.path().join("demo.json"))
        .status()
        .unwrap();
    assert!(status.success(), "an answer was not as expected");
}

#[test]
fn the_story_of_an_incident_is_told_by_curl_alone() {
    run("api_story.sh");
}

#[test]
fn the_commands_of_the_api_s_guide_work() {
    run("api_guide.sh");
}
