//! The process that drives the browsers.

use std::env;
use std::io::{BufRead, BufReader, Lines};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use tempfile::TempDir;
use uuid::Uuid;

/// Runs the driver until standard input ends, which happens when the process of the test ends,
/// however it ends; the browsers are of the driver's process group and stop with it. `$1` is
/// the directory of everything that they write. Signals are caught rather than ignored: the
/// driver would inherit the deafness and never stop.
const KEEPER: &str = r#"
trap : HUP INT TERM
export TMPDIR=$1 XDG_CONFIG_HOME=$1 XDG_CACHE_HOME=$1
setsid chromedriver --port=0 --log-level=SEVERE 2>/dev/null &
driver=$!
cat >/dev/null
kill -TERM $driver
wait $driver
kill -KILL -$driver 2>/dev/null
rm -rf "$1"
"#;

/// What the driver says before its port.
const STARTED: &str = "started successfully on port ";

/// A running driver.
#[derive(Debug)]
pub(super) struct Driver {
    keeper: Child,
    lifeline: Option<ChildStdin>,
    port: u16,
    directory: TempDir,
    /// Kept open: the driver would fail when it writes to nobody.
    _said: Lines<BufReader<ChildStdout>>,
}

impl Driver {
    pub(super) fn start() -> Self {
        assert!(
            find("chromedriver").is_some(),
            "chromedriver is not installed: run `cargo xtask setup` or install Chromium's driver"
        );
        let directory = TempDir::new().expect("a temporary directory");
        let mut keeper = Command::new("sh")
            .args(["-c", KEEPER, "browser"])
            .arg(directory.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("the shell runs");
        let lifeline = keeper.stdin.take();
        let mut said = BufReader::new(keeper.stdout.take().expect("a pipe")).lines();
        let port = said
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| port_in(&line))
            .expect("chromedriver says its port");
        Self {
            keeper,
            lifeline,
            port,
            directory,
            _said: said,
        }
    }

    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// A directory for the profile of one more browser.
    pub(super) fn new_profile(&self) -> PathBuf {
        self.directory
            .path()
            .join(Uuid::now_v7().simple().to_string())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.lifeline.take());
        let _ = self.keeper.wait();
    }
}

fn port_in(line: &str) -> Option<u16> {
    let (_, after) = line.split_once(STARTED)?;
    after.trim_end_matches('.').parse().ok()
}

/// Chromium under one of its names.
pub(super) fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find_map(find)
}

fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .map(|directory| directory.join(program))
        .find(|file| Path::is_file(file))
}
