//! As whom the server works: PostgreSQL refuses to work as root.

use std::io;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::ClusterError;

/// Accounts that root may lend to the server, the best first.
const CANDIDATES: [&str; 2] = ["postgres", "nobody"];

/// The account of the server's processes.
#[derive(Debug)]
pub(crate) enum Account {
    /// The account that runs the tests.
    Same,
    /// Another account, because root runs the tests.
    Other { user: u32, group: u32 },
}

impl Account {
    /// The account to use in this run.
    pub(crate) fn for_server() -> Result<Self, ClusterError> {
        let own_user = std::fs::metadata("/proc/self")?.uid();
        if own_user != 0 {
            return Ok(Self::Same);
        }
        CANDIDATES
            .iter()
            .find_map(|name| {
                let user = number(name, "-u")?;
                let group = number(name, "-g")?;
                Some(Self::Other { user, group })
            })
            .ok_or(ClusterError::NoAccount)
    }

    /// Gives a directory to the account.
    pub(crate) fn own(&self, directory: &Path) -> io::Result<()> {
        match self {
            Self::Same => Ok(()),
            Self::Other { user, group } => chown(directory, Some(*user), Some(*group)),
        }
    }

    /// A command that runs as the account.
    pub(crate) fn command(&self, program: &str) -> Command {
        match self {
            Self::Same => Command::new(program),
            Self::Other { user, group } => {
                let mut command = Command::new("setpriv");
                command
                    .arg(format!("--reuid={user}"))
                    .arg(format!("--regid={group}"))
                    .args(["--clear-groups", "--", program]);
                command
            }
        }
    }
}

/// A number of the account, by `id`; nothing when there is no such account.
fn number(account: &str, which: &str) -> Option<u32> {
    let output = Command::new("id")
        .args([which, account])
        .stderr(Stdio::null())
        .output()
        .ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}
