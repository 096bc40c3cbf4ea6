//! The attack campaign: the bounded part that the test run has, and the long
//! one of `cargo xtask attack`.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::steps::Steps;

/// The tool that derives requests from the description of the API.
const SCHEMATHESIS: &str = "schemathesis==4.32.5";

/// How much is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effort {
    /// Some seconds a role.
    Bounded,
    /// As long as it takes to be worth it.
    Long,
}

impl Effort {
    const fn phases(self) -> &'static str {
        match self {
            Self::Bounded => "examples,fuzzing",
            Self::Long => "examples,coverage,fuzzing",
        }
    }

    const fn examples(self) -> &'static str {
        match self {
            Self::Bounded => "3",
            Self::Long => "100",
        }
    }
}

/// The long campaign: every fuzzer for `seconds`, and every role's token over
/// every operation.
///
/// # Errors
/// When something was found, or could not be tried.
pub(crate) fn campaign(root: &Path, seconds: u32) -> Result<(), String> {
    let mut steps = Steps::default();
    fuzz(root, seconds, &mut steps);
    requests(root, Effort::Long, &mut steps)?;
    steps.finish()
}

/// Some requests with every role's token.
///
/// # Errors
/// When something was found, or could not be tried.
pub(crate) fn few_requests(root: &Path) -> Result<(), String> {
    let mut steps = Steps::default();
    requests(root, Effort::Bounded, &mut steps)?;
    steps.finish()
}

/// Some requests of every role, as part of a test run; the tool is only
/// installed by `cargo xtask attack requests`.
pub(crate) fn include(root: &Path, steps: &mut Steps) {
    if !root.join(TOOL).is_file() {
        eprintln!("\n── schemathesis is not installed: run cargo xtask attack requests");
    } else if let Err(error) = requests(root, Effort::Bounded, steps) {
        steps.fail("requests of every role", &error);
    }
}

/// Gives every target to libFuzzer, where it can be built.
fn fuzz(root: &Path, seconds: u32, steps: &mut Steps) {
    let Some(fuzzer) = built(root) else {
        eprintln!(
            "── the fuzzers are left out: they could not be built, which takes a C++ compiler; \
             the test run gives the same targets random bytes"
        );
        return;
    };
    for name in targets(root) {
        let found = root.join("target/fuzz").join(&name);
        // Without the folder, libFuzzer says so itself.
        let _ = fs::create_dir_all(found.join("crashes"));
        let mut run = Command::new(&fuzzer);
        run.current_dir(root)
            .env("VIGIE_FUZZ_TARGET", &name)
            .arg(&found)
            .arg(root.join("crates/attack/corpus").join(&name))
            .arg(format!("-max_total_time={seconds}"))
            .arg("-timeout=10")
            .arg("-rss_limit_mb=2048")
            .arg("-verbosity=0")
            .arg("-print_final_stats=1")
            .arg(format!(
                "-artifact_prefix={}/",
                found.join("crashes").display()
            ));
        steps.run_counting(&format!("fuzzing {name}"), &mut run, tried);
    }
}

/// The fuzzer, instrumented for coverage, which the stable compiler does as well;
/// none where it cannot be built.
fn built(root: &Path) -> Option<PathBuf> {
    let folder = root.join("target/fuzz-build");
    // The same versions as the program; without them, the newest are tried.
    let _ = fs::copy(root.join("Cargo.lock"), root.join("fuzz/Cargo.lock"));
    let status = Command::new("cargo")
        .current_dir(root.join("fuzz"))
        .env_remove("CARGO")
        .env("CARGO_TARGET_DIR", &folder)
        .env(
            "RUSTFLAGS",
            "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
             -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
             -Cllvm-args=-sanitizer-coverage-pc-table \
             -Cllvm-args=-sanitizer-coverage-trace-compares \
             -Cdebug-assertions -Coverflow-checks --cfg fuzzing",
        )
        .args(["build", "--release"])
        .args(["--target", "x86_64-unknown-linux-gnu"])
        .status();
    let fuzzer = folder.join("x86_64-unknown-linux-gnu/release/target");
    (status.is_ok_and(|status| status.success()) && fuzzer.is_file()).then_some(fuzzer)
}

fn targets(root: &Path) -> Vec<String> {
    let entries = fs::read_dir(root.join("crates/attack/corpus"));
    let mut names: Vec<String> = entries
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    names
}

/// Requests derived from the description of the API, with each role's token,
/// to a demonstration that only this run uses: none may be answered by an
/// error of the server, or by what the description does not say.
///
/// # Errors
/// When the tool or the demonstration cannot be had.
fn requests(root: &Path, effort: Effort, steps: &mut Steps) -> Result<(), String> {
    let tool = schemathesis(root)?;
    let demo = Demo::start(root)?;
    for (role, token) in demo.tokens() {
        let mut run = Command::new(&tool);
        run.current_dir(root.join("target"))
            .env("PYTHONPATH", root.join("xtask/requests"))
            .env("SCHEMATHESIS_HOOKS", "hooks")
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("VIGIE_DEMO", &demo.told)
            .env("VIGIE_ROLE", &role)
            .arg("run")
            .arg(format!("{}/api/openapi.json", demo.url))
            .args(["--checks", CHECKS])
            .args(["--max-examples", effort.examples()])
            .args(["--phases", effort.phases()])
            .args(["--seed", "20260101", "--generation-database", "none"])
            .args(["--warnings", "off", "--no-color"]);
        if let Some(token) = token {
            run.args(["--header", &format!("Authorization: Bearer {token}")]);
        }
        steps.run_counting(&format!("requests of {role}"), &mut run, sent);
    }
    Ok(())
}

const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
                      response_headers_conformance,response_schema_conformance,\
                      nothing_beyond_the_role";

/// How many requests the tool says that it sent, such as
/// `240 generated, 240 passed`.
fn sent(said: &str) -> Option<String> {
    let count = said.lines().rev().find_map(|line| {
        let (count, _) = line.trim().split_once(" generated,")?;
        count.parse::<u64>().ok()
    })?;
    Some(format!("{count} requests"))
}

/// How many inputs libFuzzer says that it tried.
fn tried(said: &str) -> Option<String> {
    let count = said
        .lines()
        .find_map(|line| line.strip_prefix("stat::number_of_executed_units:"))?;
    Some(format!("{} executions", count.trim()))
}

/// Where it is, once installed.
const TOOL: &str = "target/python/bin/schemathesis";

fn schemathesis(root: &Path) -> Result<PathBuf, String> {
    let folder = root.join("target/python");
    let tool = root.join(TOOL);
    if tool.is_file() {
        return Ok(tool);
    }
    eprintln!("── installing {SCHEMATHESIS}");
    let made = Command::new("python3")
        .args(["-m", "venv"])
        .arg(&folder)
        .status();
    let installed = made.is_ok_and(|status| status.success())
        && Command::new(folder.join("bin/pip"))
            .args(["install", "--quiet", SCHEMATHESIS])
            .status()
            .is_ok_and(|status| status.success());
    installed
        .then_some(tool)
        .ok_or_else(|| format!("python3 could not install {SCHEMATHESIS}: it needs venv and pip"))
}

/// A demonstration of this run's own, which ends with it.
struct Demo {
    child: Child,
    /// The file in which it tells its address and its accounts.
    told: PathBuf,
    url: String,
    accounts: Value,
}

impl Demo {
    fn start(root: &Path) -> Result<Self, String> {
        let program = program(root)?;
        let folder = root.join("target/attacked");
        // There is none at the first run.
        let _ = fs::remove_dir_all(&folder);
        let mut child = Command::new(program)
            .args(["demo", "--listen", "127.0.0.1:0", "--data"])
            .arg(&folder)
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| error.to_string())?;
        let said = child.stdout.take().ok_or("the demonstration is silent")?;
        let mut lines = BufReader::new(said).lines().map_while(Result::ok);
        let ready = lines.any(|line| line.contains("demo.json"));
        // What it says later must be read, lest it waits.
        std::thread::spawn(move || lines.for_each(drop));
        let mut demo = Self {
            child,
            told: folder.join("demo.json"),
            url: String::new(),
            accounts: Value::Null,
        };
        if !ready {
            return Err("the demonstration does not open".to_owned());
        }
        let text = fs::read_to_string(&demo.told).map_err(|e| e.to_string())?;
        let told: Value = serde_json::from_str(&text).map_err(|e| e.to_string())?;
        demo.url = told["address"].as_str().unwrap_or_default().to_owned();
        demo.accounts = told["accounts"].clone();
        Ok(demo)
    }

    /// Every role with its token, and nobody.
    fn tokens(&self) -> Vec<(String, Option<String>)> {
        let accounts = self.accounts.as_object().into_iter().flatten();
        let given = accounts.map(|(role, account)| {
            let token = account["token"].as_str().map(str::to_owned);
            (role.clone(), token)
        });
        std::iter::once(("nobody".to_owned(), None))
            .chain(given)
            .collect()
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn program(root: &Path) -> Result<PathBuf, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .current_dir(root)
        .args([
            "build",
            "--quiet",
            "--locked",
            "--workspace",
            "--bin",
            "vigie",
        ])
        .status();
    if !built.is_ok_and(|status| status.success()) {
        return Err("the program does not build".to_owned());
    }
    let target = std::env::var_os("CARGO_TARGET_DIR");
    let target = target.map_or_else(|| root.join("target"), PathBuf::from);
    Ok(target.join("debug/vigie"))
}
