//! The program itself, served as an operator would.

use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::Stdio,
};

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    process::{Child, Command},
};

use crate::portal::{FACILITY, REGISTER, Resident};

const REPORTER: &str = "declarant@bench.example";
const CONFIG: &str = r#"
[server]
listen = "127.0.0.1:0"
[evidence]
key_files = ["evidence-key.txt"]
folder = "evidence"
keep_free = 0
[mail]
host = "127.0.0.1"
port = 9
from = "Vigie <portail@bench.example>"
security = "plain"
[portal]
public_url = "http://127.0.0.1"
"#;

/// A portal in a process of its own.
pub(crate) struct Program {
    process: Child,
    pub(crate) address: String,
    pub(crate) token: String,
}

impl Program {
    /// Sets a portal up in `folder`, and opens it.
    pub(crate) async fn start(program: &Path, folder: PathBuf) -> Result<Self, Box<dyn Error>> {
        let setting_up = SettingUp { program, folder };
        fs::write(setting_up.folder.join("vigie.toml"), CONFIG)?;
        fs::write(setting_up.folder.join("finess.csv"), REGISTER)?;
        let new_key = ["evidence", "new-key", "--out", "evidence-key.txt"];
        setting_up.run(&new_key, "").await?;
        setting_up.run(&["migrate"], "").await?;
        let import = ["facilities", "import", "finess.csv"];
        setting_up.run(&import, "").await?;
        let right = format!("reporter:{FACILITY}");
        let add = [
            "users",
            "add",
            REPORTER,
            &right,
            "--name",
            "Déclarant",
            "--password-stdin",
        ];
        setting_up.run(&add, "une lampe sur le quai\n").await?;
        let issue = ["tokens", "issue", REPORTER, "--name", "bench"];
        let issued = setting_up.run(&issue, "").await?;
        let token = issued
            .split_whitespace()
            .find(|word| word.len() == 64)
            .ok_or("no token was issued")?
            .to_owned();
        let mut process = setting_up
            .command(&["serve"])
            .stderr(Stdio::piped())
            .spawn()?;
        let told = process.stderr.take().ok_or("nothing is told")?;
        let mut lines = BufReader::new(told).lines();
        let address = loop {
            let line = lines.next_line().await?.ok_or("the portal did not open")?;
            let said: serde_json::Value = serde_json::from_str(&line)?;
            if let Some(address) = said["fields"]["address"].as_str() {
                break address.to_owned();
            }
        };
        // It goes on telling: what nobody reads would stop it.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Ok(Self {
            process,
            address,
            token,
        })
    }

    /// What the portal holds now, and held at most so far.
    pub(crate) fn resident(&self) -> Result<Resident, Box<dyn Error>> {
        let id = self.process.id().ok_or("the portal has ended")?;
        crate::portal::resident(&id.to_string())
    }

    /// Ends the portal.
    pub(crate) async fn stop(mut self) -> Result<(), Box<dyn Error>> {
        self.process.kill().await?;
        Ok(())
    }
}

struct SettingUp<'a> {
    program: &'a Path,
    folder: PathBuf,
}

impl SettingUp<'_> {
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(self.program);
        command
            .args(arguments)
            .current_dir(&self.folder)
            .kill_on_drop(true)
            .stdin(Stdio::null())
            .stdout(Stdio::piped());
        command
    }

    async fn run(&self, arguments: &[&str], said: &str) -> Result<String, Box<dyn Error>> {
        let mut running = self.command(arguments).stdin(Stdio::piped()).spawn()?;
        if let Some(mut input) = running.stdin.take() {
            input.write_all(said.as_bytes()).await?;
        }
        let done = running.wait_with_output().await?;
        if !done.status.success() {
            return Err(format!("vigie {} failed", arguments.join(" ")).into());
        }
        Ok(String::from_utf8(done.stdout)?)
    }
}
