//! `[log]`: the name, the key and the second head of the provable log.

use std::path::{Path, PathBuf};

use ledger::keys::KeyName;
use serde::Deserialize;
use url::Url;

/// File of the log's key, within the data folder.
const KEY: &str = "log-key";
/// File of the log's second head, within the data folder.
pub(crate) const HEAD: &str = "log-head";

/// The provable log, as the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct LogTable {
    origin: Option<String>,
    key_file: Option<PathBuf>,
    key_passphrase_file: Option<PathBuf>,
    head_copy: Option<PathBuf>,
}

/// Where the log's key and second head are, and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LogFiles {
    /// The unique name of the log.
    pub(crate) origin: KeyName,
    /// The key.
    pub(crate) key: PathBuf,
    /// The file of the passphrase that opens it; none when the key lies open
    /// in its file, which only the server reads.
    pub(crate) passphrase: Option<PathBuf>,
    /// The second copy of the head.
    pub(crate) head: PathBuf,
}

/// What is wrong, and in which setting.
pub(super) struct WrongLog {
    pub(super) key: &'static str,
    pub(super) problem: String,
}

impl LogTable {
    /// The files, by default in the data folder; the origin is by default the
    /// host of the portal's address followed by `/journal`.
    pub(super) fn files(
        self,
        base: &Path,
        data: &Path,
        public_url: &str,
    ) -> Result<LogFiles, WrongLog> {
        let origin = self.origin.unwrap_or_else(|| origin_of(public_url));
        let origin = origin.parse().map_err(|_| WrongLog {
            key: "log.origin",
            problem: format!(
                "{origin:?} cannot name a log: no spaces, no \"+\", such as vigie.example/journal"
            ),
        })?;
        Ok(LogFiles {
            origin,
            key: self
                .key_file
                .map_or_else(|| data.join(KEY), |file| base.join(file)),
            passphrase: self.key_passphrase_file.map(|file| base.join(file)),
            head: self
                .head_copy
                .map_or_else(|| data.join(HEAD), |file| base.join(file)),
        })
    }
}

impl LogFiles {
    /// The files of a log in the data folder of a demonstration.
    ///
    /// # Errors
    /// When the address has no host.
    pub(crate) fn in_folder(data: &Path, public_url: &str) -> Option<Self> {
        LogTable::default().files(data, data, public_url).ok()
    }
}

fn origin_of(public_url: &str) -> String {
    let host = Url::parse(public_url)
        .ok()
        .and_then(|url| url.host_str().map(str::to_owned));
    format!("{}/journal", host.unwrap_or_else(|| "vigie".to_owned()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_log_is_named_after_the_portal() {
        let files = LogFiles::in_folder(Path::new("data"), "https://vigie.example:8443").unwrap();
        assert_eq!(files.origin.as_str(), "vigie.example/journal");
        assert_eq!(files.head, Path::new("data/log-head"));
    }
}
